package org.liveseam.runtime.kernel.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts.Parameter;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/** What real builds say of bodies that are wrong, and where. */
final class KbuildErrorsTest extends KbuildFixture {
  /** First line, later line, tabs, a letter of two bytes, a macro, the closing brace. */
  @Test
  void errorsStandWhereTheyWereWritten() {
    var text =
        new PatchText(
            """
            patch fix "1.0" { replace function cmdline_proc_show with c { int a = first;
            \t\t/* ä */\tint b = second;
            \tlist_for_each(third, NULL) { }
            \tif (a) return 0;
            } include <linux/list.h>
            }
            """);
    String code = text.source.text();
    String body = code.substring(code.indexOf("c {") + 3, code.indexOf("} include"));
    Patch patch =
        text.patch(text.vmlinux(text.function("cmdline_proc_show", text.c(body, "linux/list.h"))));
    List<String> found =
        errors(PatchText.request(patch, release)).stream()
            .filter(d -> d.code().equals(BuildErrors.C_ERROR))
            .map(d -> place(d) + " " + d.span().orElseThrow().endColumn() + " " + d.message())
            .toList();
    String reject = " the C compiler rejects the body of `cmdline_proc_show`: ";
    String undeclared = " undeclared (first use in this function)";
    assertEquals(
        List.of(
            "fix.seam:1:71 76" + reject + "'first'" + undeclared,
            "fix.seam:2:19 25" + reject + "'second'" + undeclared,
            "fix.seam:3:16 21" + reject + "'third'" + undeclared),
        found.subList(0, 3));
  }

  @Test
  void errorsInAHeaderOfTheAuthorsStandThere() throws IOException {
    Files.writeString(folder.resolve("x.h"), "\n\tint ä(void) { return oops; }\n");
    var text = new PatchText("replace function cmdline_proc_show with my_shwo from \"fix.c\"");
    String c =
        """
        #include "x.h"
        static int my_show(void *m, void *v) { return nope; }
        """;
    Patch patch =
        text.patch(
            text.vmlinux(
                text.function(
                    "cmdline_proc_show", text.from("my_shwo", folder.resolve("fix.c"), c))));
    List<Diagnostic> errors = errors(PatchText.request(patch, release));
    List<String> found =
        errors.stream()
            .filter(d -> d.severity() == org.liveseam.runtime.diagnostic.Severity.ERROR)
            .map(d -> d.code().id() + " " + place(d))
            .toList();
    assertEquals(
        List.of(
            "E2002 " + folder.toRealPath().resolve("x.h") + ":2:23",
            "E2002 " + folder.resolve("fix.c") + ":2:47",
            "E2010 fix.seam:1:41"),
        found.subList(0, 3));
    assertEquals(List.of("did you mean `my_show`?"), errors.get(2).helps());
  }

  @Test
  void aMissingHeaderIsShownAtItsInclude() {
    var text =
        new PatchText(
            """
            replace function cmdline_proc_show with c {
              return 0; } include <linux/seq_file.h> include <linux/nope.h>
            """);
    Patch patch =
        text.patch(
            text.vmlinux(
                text.function(
                    "cmdline_proc_show",
                    text.c("\n  return 0; ", "linux/seq_file.h", "linux/nope.h"))));
    Diagnostic error = errors(PatchText.request(patch, release)).get(0);
    assertEquals("no header `linux/nope.h` for kernel " + release, error.message());
    assertEquals("fix.seam:2:50", place(error));
  }

  @Test
  void symbolsThatAreNotExportedAreShownWhereTheyAreUsed() {
    var text =
        new PatchText(
            """
            patch fix "1.0" {
              replace function cmdline_proc_show with c {
                extern void cmdline_hidden(void);
                cmdline_hidden();
                return 0; }
              replace function version_proc_show with static_show
            }
            """);
    Patch patch =
        text.patch(
            text.vmlinux(
                text.function(
                    "cmdline_proc_show",
                    text.c(
                        "\n"
                            + "    extern void cmdline_hidden(void);\n"
                            + "    cmdline_hidden();\n"
                            + "    return 0; ")),
                text.function(
                    "version_proc_show", new Body.Symbol("static_show", text.at("static_show")))));
    List<String> found =
        errors(PatchText.request(patch, release)).stream()
            .map(d -> d.message() + " at " + place(d))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "`cmdline_hidden` is not exported to modules by kernel "
                + release
                + " at fix.seam:3:17",
            "`static_show` is not exported to modules by kernel " + release + " at fix.seam:6:43"),
        found);
  }

  @Test
  void aTypeThatNeedsAHeaderIsSaid() {
    var text = new PatchText("replace function cmdline_proc_show with c { return 0; }");
    Patch patch = text.patch(text.vmlinux(text.function("cmdline_proc_show", text.c())));
    var type = new Prototype("int", List.of(new Parameter("nothing_t %", "x")), false);
    Diagnostic error = errors(PatchText.request(patch, release, Optional.of(type))).get(0);
    assertEquals(BuildErrors.UNKNOWN_TYPE, error.code());
    assertEquals("fix.seam:1:18", place(error));
  }

  /** The compiler is made to take for ever; when the answer is there, it is gone. */
  @Test
  void theDeadlineEndsTheCompiler() throws Exception {
    Path pipe = folder.resolve("endless.h");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    var text = new PatchText("replace function cmdline_proc_show with my_show from \"fix.c\"");
    String c = "#include \"endless.h\"\nint my_show(void *m, void *v) { return 0; }\n";
    Patch patch =
        text.patch(
            text.vmlinux(
                text.function(
                    "cmdline_proc_show", text.from("my_show", folder.resolve("fix.c"), c))));
    var failure =
        assertThrows(
            DiagnosticException.class,
            () ->
                builder()
                    .build(PatchText.request(patch, release), Deadline.in(Duration.ofSeconds(3))));
    assertEquals(BuildErrors.TIMED_OUT, failure.diagnostics().get(0).code());
    assertTrue(
        ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive),
        "nothing is left running");
  }
}
