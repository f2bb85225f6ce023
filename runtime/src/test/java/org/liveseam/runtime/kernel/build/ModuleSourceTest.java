package org.liveseam.runtime.kernel.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.model.Shadow;
import org.liveseam.runtime.model.State;
import org.liveseam.runtime.model.StateVersion;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.FunctionFacts.Parameter;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/** What is written for a patch, whole: golden files, one folder per case. */
class ModuleSourceTest {
  private static final Path GOLDEN =
      Path.of(
          System.getProperty("basedir", ""),
          "src/test/resources/org/liveseam/runtime/kernel/build/golden");
  private static final String RELEASE = "6.1.0-56-amd64";

  static Map<String, BuildRequest> cases() {
    var cases = new TreeMap<String, BuildRequest>();
    cases.put("inline", inline());
    cases.put("files", files());
    cases.put("callbacks", callbacks());
    cases.put("module", module());
    cases.put("odd", odd());
    cases.put("data", data());
    return cases;
  }

  /** Several lines, a header, parameters under names of the patch's own, atomic replace. */
  private static BuildRequest inline() {
    var text =
        new PatchText(
            """
            patch fix "1.0" {
              in vmlinux {
                replace function cmdline_proc_show(out, unused) with c {
            \t\tseq_puts(out, "hidden\\n");
            \t\treturn 0;
                } include <linux/seq_file.h>
                replace function version_proc_show with c { return 0; }
              }
              replaces all
            }
            """);
    return PatchText.request(
        text.patch(
            true,
            text.vmlinux(
                text.function(
                    "cmdline_proc_show",
                    text.c(
                        "\n\t\tseq_puts(out, \"hidden\\n\");\n\t\treturn 0;\n    ",
                        "linux/seq_file.h"),
                    "out",
                    "unused"),
                text.function("version_proc_show", text.c(" return 0; ")))),
        RELEASE);
  }

  /** One file for two functions, another file, a function that is there already. */
  private static BuildRequest files() {
    var text =
        new PatchText(
            """
            patch fix "1.0" {
              replace function f with my_f from "fix.c"
              replace function g with my_g from "fix.c"
              replace function h with other from "a b/other.c"
              replace function i with seq_release
            }
            """);
    Path folder = Path.of("/src");
    String both = "static int my_f(void) { return 1; }\nstatic int my_g(void) { return 2; }";
    return PatchText.request(
        text.patch(
            text.vmlinux(
                named(text, "f", text.from("my_f", folder.resolve("fix.c"), both)),
                named(text, "g", text.from("my_g", folder.resolve("fix.c"), both)),
                named(text, "h", text.from("other", folder.resolve("a b/other.c"), "int other;\n")),
                named(text, "i", new Body.Symbol("seq_release", text.at("seq_release"))))),
        RELEASE);
  }

  /** States and shadow variables, which C files see, too. */
  private static BuildRequest data() {
    var text =
        new PatchText(
            """
            patch fix "1.0" {
              state 7 version 2
              shadow forks: u32 on struct task_struct
              shadow note: struct note * on struct file
              replace function f with c { return *shadow_forks_get(current); }
              replace function g with my_g from "fix.c"
            }
            """);
    Patch plain =
        text.patch(
            text.vmlinux(
                named(text, "f", text.c(" return *shadow_forks_get(current); ")),
                named(text, "g", text.from("my_g", Path.of("/src/fix.c"), "int my_g;\n"))));
    Span span = text.at("shadow forks");
    return PatchText.request(
        Patches.withData(
            plain,
            List.of(new State(new StateVersion(7, 2), text.at("state 7"))),
            List.of(
                new Shadow("forks", "u32", "struct task_struct", span),
                new Shadow("note", "struct note *", "struct file", span))),
        RELEASE);
  }

  private static BuildRequest callbacks() {
    var text =
        new PatchText(
            """
            patch fix "1.0" {
              replace function f with c { return 0; }
              before patch c { return obj->mod ? 0 : -ENODEV; }
              after patch done from "done.c"
              before unpatch c { }
              after unpatch klp_bye
            }
            """);
    FunctionPatch function = named(text, "f", text.c(" return 0; "));
    var done = text.from("done", Path.of("/src/done.c"), "void done(struct klp_object *o) {}\n");
    List<Callback> callbacks =
        List.of(
            text.callback(Callback.Kind.BEFORE_PATCH, text.c(" return obj->mod ? 0 : -ENODEV; ")),
            text.callback(Callback.Kind.AFTER_PATCH, done),
            text.callback(
                Callback.Kind.BEFORE_UNPATCH,
                new Body.InlineC(" ", List.of(), text.at(" }\n  after u"))),
            text.callback(
                Callback.Kind.AFTER_UNPATCH, new Body.Symbol("klp_bye", text.at("klp_bye"))));
    var object =
        new ObjectPatch(new ObjectRef.Vmlinux(), List.of(function), callbacks, function.span());
    return PatchText.request(text.patch(object), RELEASE);
  }

  /** A module with a dash, a position, and the same name in two objects. */
  private static BuildRequest module() {
    var text =
        new PatchText(
            """
            in module nf-nat { replace function f at 2 with c { return 1; } }
            in vmlinux { replace function f with c { return 2; } }
            """);
    var inModule =
        new FunctionPatch(
            "f",
            List.of(),
            OptionalInt.of(2),
            text.c(" return 1; "),
            text.at("f at"),
            text.at("f at"));
    var inKernel = named(text, "f", text.c(" return 2; "));
    var module =
        new ObjectPatch(
            new ObjectRef.Module("nf-nat"), List.of(inModule), List.of(), inModule.span());
    return PatchText.request(text.patch(module, text.vmlinux(inKernel)), RELEASE);
  }

  /** Types with brackets, no names, dots; code that ends in a comment or a backslash. */
  private static BuildRequest odd() {
    var text = new PatchText("replace function f.x with c { return \"ä\" ? 0 : 1; // bye \\\n}\n");
    var type =
        new Prototype(
            "const struct file *",
            List.of(
                new Parameter("void (*%)(struct inode *, union u *)", ""),
                new Parameter("int %[4]", "bad name"),
                new Parameter("loff_t %", "pos")),
            true);
    return PatchText.request(
        text.patch(text.vmlinux(named(text, "f.x", text.c()))), RELEASE, Optional.of(type));
  }

  private static FunctionPatch named(PatchText text, String name, Body body) {
    var span = text.at("function " + name + " with");
    return new FunctionPatch(name, List.of(), OptionalInt.empty(), body, span, span);
  }

  private static BuildRequest request(String name) {
    return Objects.requireNonNull(cases().get(name));
  }

  static List<String> names() {
    return List.copyOf(cases().keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesTheGoldenSource(String name) throws IOException {
    Map<String, String> actual = ModuleSource.generate(request(name)).files();
    Path folder = GOLDEN.resolve(name);
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(folder);
      for (var file : actual.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      fail("rewrote " + folder + "; look at the difference and run again without -Dgolden");
    }
    assertEquals(new TreeSet<>(actual.keySet()), list(folder));
    for (var file : actual.entrySet()) {
      assertEquals(Files.readString(folder.resolve(file.getKey())), file.getValue(), file.getKey());
    }
  }

  @Test
  void everyGoldenFolderHasACase() throws IOException {
    assertEquals(new TreeSet<>(names()), list(GOLDEN));
  }

  private static Set<String> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var names = new TreeSet<String>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }

  @Test
  void factsMustFitTheFunctions() {
    var request = request("inline");
    var other = new BuildRequest(request.patch(), RELEASE, request.facts().subList(0, 1));
    assertThrows(IllegalArgumentException.class, () -> ModuleSource.generate(other));
  }

  @Test
  void anInlineBodyNeedsAType() {
    var request = request("inline");
    var blind = PatchText.request(request.patch(), RELEASE, Optional.empty());
    List<Diagnostic> problems =
        assertThrows(DiagnosticException.class, () -> ModuleSource.generate(blind)).diagnostics();
    assertEquals(2, problems.size());
    assertEquals(BuildErrors.NO_PROTOTYPE, problems.get(0).code());
    assertEquals("fix.seam:3:22", problems.get(0).span().orElseThrow().place());
  }

  @Test
  void parametersAreAllOrNone() {
    var text = new PatchText("replace function f(a) with c { return 0; }");
    var patch =
        text.patch(
            text.vmlinux(
                new FunctionPatch(
                    "f",
                    List.of("a"),
                    OptionalInt.empty(),
                    text.c(),
                    text.at("f(a)"),
                    text.at("f(a)"))));
    Diagnostic problem =
        assertThrows(
                DiagnosticException.class,
                () -> ModuleSource.generate(PatchText.request(patch, RELEASE)))
            .diagnostics()
            .get(0);
    assertEquals("`f` has 2 parameter(s), not 1", problem.message());
    assertEquals(List.of("its type is `int (struct seq_file *m, void *v)`"), problem.notes());
  }

  @Test
  void hostileTypeInformationReachesNoC() {
    var text = new PatchText("replace function hello with c { return 0; }");
    var patch = text.patch(text.vmlinux(text.function("hello", text.c())));
    var hostile =
        new Prototype(
            "int", List.of(new Parameter("int %) { panic(\"\"); } int x(int a", "a")), false);
    Diagnostic problem =
        assertThrows(
                DiagnosticException.class,
                () ->
                    ModuleSource.generate(PatchText.request(patch, RELEASE, Optional.of(hostile))))
            .diagnostics()
            .get(0);
    assertEquals(
        "the type of `hello` is not known: its parameter 1 cannot be written in C",
        problem.message());
  }
}
