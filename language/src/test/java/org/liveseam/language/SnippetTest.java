package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.liveseam.language.api.CheckResult;
import org.liveseam.language.api.Declarations;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.NetGrant;
import org.liveseam.language.api.ReplResult;
import org.liveseam.language.api.RunGrant;
import org.liveseam.language.api.ScriptInputs;
import org.liveseam.language.api.Seam;
import org.liveseam.language.api.TestHandle;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.PlainRenderer;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.model.Patch;

/**
 * Snippets with their golden output ({@code .out}) or golden error ({@code .err}): {@code ok} and
 * {@code fail} are run, {@code declare} is evaluated as declarations and tested, {@code repl} is
 * typed line by line. Those of {@code process} patch native code of this process and may fail.
 */
final class SnippetTest {
  static final Path ROOT = Path.of("src", "test", "snippets");
  private static final PlainRenderer RENDERER = new PlainRenderer();

  @TestFactory
  Stream<DynamicTest> run() throws IOException {
    return snippets("ok")
        .map(
            file ->
                test(
                    file,
                    "out",
                    host -> host.seam().run(source(file), folder(file), inputs(file))));
  }

  @TestFactory
  Stream<DynamicTest> fail() throws IOException {
    return snippets("fail")
        .map(
            file ->
                test(
                    file,
                    "err",
                    host -> {
                      try {
                        host.seam().run(source(file), folder(file), inputs(file));
                      } catch (DiagnosticException e) {
                        report(host, e);
                        return;
                      }
                      host.output().append("it did not fail\n");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> process() throws IOException {
    return snippets("process")
        .map(
            file ->
                test(
                    file,
                    "out",
                    host -> {
                      try {
                        host.seam().run(source(file), folder(file), inputs(file));
                      } catch (DiagnosticException e) {
                        report(host, e);
                      }
                      host.seam().close(); // what is in effect is taken back
                    }));
  }

  @TestFactory
  Stream<DynamicTest> declare() throws IOException {
    return snippets("declare").map(file -> test(file, "out", host -> declare(file, host)));
  }

  @TestFactory
  Stream<DynamicTest> converse() throws IOException {
    return snippets("repl").map(file -> test(file, "out", host -> converse(file, host)));
  }

  @Test
  void noOrphans() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<Path> orphans =
          files
              .filter(file -> file.toString().matches(".*\\.(out|err)"))
              .filter(
                  file -> !Files.exists(Path.of(file.toString().replaceAll("\\.\\w+$", ".seam"))))
              .toList();
      assertEquals(List.of(), orphans);
    }
  }

  private static void declare(Path file, Host host) throws IOException {
    try {
      Declarations declarations =
          host.seam().declarations(source(file), folder(file), inputs(file));
      for (Patch patch : declarations.patches().patches()) {
        host.output().append(describe(patch));
      }
      for (TestHandle test : declarations.tests()) {
        host.output().append("test ").append(test.name());
        test.target().ifPresent(target -> host.output().append(" on ").append(target));
        host.output().append('\n');
        try {
          host.seam().runTest(test);
          host.output().append("passed\n");
        } catch (DiagnosticException e) {
          report(host, e);
        }
      }
    } catch (DiagnosticException e) {
      report(host, e);
    }
  }

  private static String describe(Patch patch) {
    var out = new StringBuilder();
    out.append("patch ").append(patch.name()).append(' ').append(patch.version());
    patch.reason().ifPresent(reason -> out.append("\n  reason ").append(reason));
    out.append("\n  fixes ").append(patch.fixes());
    patch.requires().ifPresent(r -> out.append("\n  requires ").append(r.pattern()));
    out.append("\n  ").append(patch.consistency().models());
    out.append(' ').append(patch.consistency().patience());
    out.append(' ').append(patch.consistency().onStall());
    patch
        .states()
        .forEach(
            s ->
                out.append("\n  state ")
                    .append(s.state().id())
                    .append(" version ")
                    .append(s.state().version()));
    patch
        .shadows()
        .forEach(
            s ->
                out.append("\n  shadow ")
                    .append(s.name())
                    .append(": ")
                    .append(s.type())
                    .append(" on ")
                    .append(s.owner()));
    patch
        .objects()
        .forEach(
            object -> {
              out.append("\n  in ").append(object.object());
              object
                  .functions()
                  .forEach(
                      f ->
                          out.append("\n    ")
                              .append(f.name())
                              .append(f.parameters())
                              .append(
                                  f.position().isPresent() ? " at " + f.position().getAsInt() : "")
                              .append(" with ")
                              .append(f.body().getClass().getSimpleName())
                              .append(" at ")
                              .append(f.body().span().line())
                              .append(':')
                              .append(f.body().span().column()));
              object.callbacks().forEach(c -> out.append("\n    ").append(c.kind().words()));
            });
    return out.append(patch.replacesAll() ? "\n  replaces all\n" : "\n").toString();
  }

  private static void converse(Path file, Host host) throws IOException {
    for (String line : Files.readAllLines(file)) {
      host.output().append("> ").append(line).append('\n');
      ReplResult result = host.seam().eval(line.replace("\\n", "\n"), folder(file));
      host.output()
          .append(
              switch (result) {
                case ReplResult.Incomplete more -> "... " + more.what() + "\n";
                case ReplResult.Value value -> value.rendered() + ": " + value.type() + "\n";
                case ReplResult.Nothing nothing -> "";
                case ReplResult.Failed failed -> RENDERER.render(failed.diagnostics());
              });
    }
  }

  private static void report(Host host, DiagnosticException e) {
    host.output()
        .append(RENDERER.render(e.diagnostics()))
        .append("exit ")
        .append(e.exit().value())
        .append('\n');
  }

  private static DynamicTest test(Path file, String extension, Work work) {
    return DynamicTest.dynamicTest(
        ROOT.relativize(file).toString(),
        () -> {
          boolean unsafe = Files.readString(file).startsWith("// --allow-unsafe\n");
          try (var host = new Host(true, unsafe, grants(file))) {
            work.run(host);
            Path golden = Path.of(file.toString().replaceAll("seam$", extension));
            Golden.check(golden, masked(host.output().toString()));
          }
        });
  }

  /** What differs from run to run: threads' numbers, and places in machine code. */
  private static String masked(String output) {
    return output
        .replaceAll("\\b(\\w+)/\\d+ \\(in ", "$1/TID (in ")
        .replaceAll(", called from [^)\n]*", "") // names of the C library's depend on the machine
        .replaceAll("\\+0x[0-9a-f]+", "+0x..");
  }

  static Stream<Path> snippets(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      List<Path> found = files.filter(f -> f.toString().endsWith(".seam")).sorted().toList();
      assertTrue(found.size() > 1, "no snippets in " + folder);
      return found.stream();
    }
  }

  static Source source(Path file) throws IOException {
    return new Source(String.valueOf(file.getFileName()), Files.readString(file));
  }

  /** What stands behind {@code // -p } and {@code // args } on lines of their own. */
  private static ScriptInputs inputs(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return new ScriptInputs(behind("// -p ", lines), behind("// args ", lines));
  }

  /** What stands behind {@code // --allow-write=} and so on. */
  private static Grants grants(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return new Grants(
        behind("// --allow-write=", lines).stream().map(Path::of).toList(),
        lines.contains("// --allow-run")
            ? RunGrant.ANY
            : RunGrant.of(behind("// --allow-run=", lines)),
        NetGrant.of(behind("// --allow-net=", lines)));
  }

  private static List<String> behind(String mark, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  static Path folder(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }

  static CheckResult check(Path file) throws IOException {
    return Seam.check(source(file), folder(file));
  }

  private interface Work {
    void run(Host host) throws IOException;
  }
}
