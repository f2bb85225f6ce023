package org.liveseam.repl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.Tools;
import org.liveseam.repl.io.SeamFiles;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.BothOutput;
import org.liveseam.repl.view.HumanOutput;
import org.liveseam.repl.view.HumanOutput.Progress;
import org.liveseam.repl.view.JUnitXml;
import org.liveseam.repl.view.Output;
import org.liveseam.repl.view.TapOutput;
import org.liveseam.repl.view.TestReport;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.ToolErrors;
import org.liveseam.runtime.report.WholeFiles;
import org.liveseam.runtime.target.TargetSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam test}. */
@Command(
    name = "test",
    description = {
      "Run the tests that files declare.",
      "",
      "A test without `on T` runs in a throw-away guest unless --target says otherwise; patches of"
          + " native code go to this process. Tests run one after the other. What a test applied is"
          + " taken back when it ends. A test that stays longer than --timeout is stopped and has"
          + " failed."
    })
@Examples({
  "seam test fix.seam # in a throw-away guest",
  "seam test fixes --filter '*command line*' --junit out.xml # some tests of a folder"
})
final class TestCommand extends TargetCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files and folders; - is standard input (default: this folder).")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--filter",
      paramLabel = "NAME",
      description =
          "Run tests of this name only: part of it, or all of it with * and ?, or a regular"
              + " expression between slashes. May be given several times.")
  List<String> filters = new ArrayList<>();

  @Option(names = "--list", description = "Name the tests and run none.")
  boolean list;

  @Option(names = "--tap", description = "Write TAP 14 to standard output.")
  boolean tap;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit's XML to FILE.")
  @Nullable String junit;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long a test may take (default: 10m).")
  Duration timeout = Duration.ofMinutes(10);

  @Option(names = "--allow-unsafe", description = "Let `unsafe` blocks run.")
  boolean unsafe;

  @Mixin CoverageOption coverage = new CoverageOption();

  TestCommand(Streams streams) {
    super(streams);
  }

  @Override
  boolean streaming() {
    return true;
  }

  @Override
  Progress progress() {
    return Progress.ALL;
  }

  @Override
  TargetSpec usualTarget() {
    return new TargetSpec("vm", "");
  }

  @Override
  Output output() {
    return tap && !json
        ? new BothOutput(
            new TapOutput(streams.out()), new HumanOutput(streams, output.color, Progress.NONE))
        : super.output();
  }

  @Override
  ExitCode execute(Run run) {
    if (tap && (json || list)) {
      throw UsageErrors.error(spec.commandLine(), "--tap goes neither with --json nor with --list");
    }
    SeamFiles named = SeamFiles.of(files.isEmpty() ? List.of(".") : files);
    run.out().report(named.problems());
    var report = new TestReport();
    named.problems().forEach(problem -> report.failed(problem.code().exit()));
    Predicate<String> wanted = TestNames.matching(filters, spec.commandLine());
    try (var tools =
        Tools.start(Optional.empty(), Optional.empty(), coverage.report(), streams.err())) {
      var tests = new TestRuns(run, wanted, timeout, unsafe, tools, report);
      for (String name : named.names()) {
        file(tests, name, report, run.out());
      }
      if (report.isEmpty() && report.exit() == ExitCode.DONE) {
        throw noTests();
      }
    } finally {
      run.out().show(report);
      if (junit != null) {
        write(junit, JUnitXml.of(report.cases()));
      }
    }
    return report.exit();
  }

  /** A file that is wrong in itself does not keep those of others from being tested. */
  private void file(TestRuns tests, String name, TestReport report, Output out) {
    try {
      tests.file(SourceText.read(name, streams), list);
    } catch (DiagnosticException e) {
      boolean goesOn = e.exit() != ExitCode.NOT_ROLLED_BACK && e.exit() != ExitCode.INTERRUPTED;
      if (!goesOn) {
        throw e;
      }
      out.report(e.diagnostics());
      report.failed(e.exit());
    }
  }

  private DiagnosticException noTests() {
    String where = files.isEmpty() ? "this folder" : String.join(", ", files);
    Diagnostic none =
        Diagnostic.of(
            ToolErrors.NO_TESTS,
            filters.isEmpty()
                ? where + " declares none"
                : "none in "
                    + where
                    + " has a name like "
                    + filters.stream().map(f -> "`" + f + "`").collect(Collectors.joining(" or ")));
    return none.raise();
  }

  private void write(String name, String text) {
    try {
      Path file = Path.of(name);
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.writeString(file, text); // a pipe or a device has no whole to be replaced by
      } else {
        WholeFiles.write(Map.of(file, text));
      }
    } catch (DiagnosticException e) {
      unwritten("`" + name + "`: " + e.diagnostics().getFirst().message());
    } catch (IOException | InvalidPathException e) {
      unwritten("`" + name + "`: " + e.getMessage());
    }
  }
}
