package org.liveseam.repl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.Tools;
import org.liveseam.repl.io.SeamFiles;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.io.Xdg;
import org.liveseam.repl.view.BothOutput;
import org.liveseam.repl.view.HumanOutput;
import org.liveseam.repl.view.HumanOutput.Progress;
import org.liveseam.repl.view.JUnitXml;
import org.liveseam.repl.view.Output;
import org.liveseam.repl.view.TapOutput;
import org.liveseam.repl.view.TestReport;
import org.liveseam.runtime.apply.Workspace;
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
          + " native code go to this process. Tests of one file run one after the other; --jobs"
          + " runs files beside each other, each with guests of its own, but for those that may act"
          + " on this process or its kernel. What a test applied is taken back when it ends. A test"
          + " that stays longer than --timeout is stopped and has failed."
    })
@Examples({
  "seam test fix.seam # in a throw-away guest",
  "seam test fixes --filter '*command line*' --junit out.xml # some tests of a folder"
})
final class TestCommand extends TargetCommand {
  private static final int MOST_JOBS = 64;

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

  @Mixin GrantOptions grants = new GrantOptions();

  @Mixin ParamOptions params = new ParamOptions();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many files to test beside each other (default: 1).")
  int jobs = 1;

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
    if (jobs < 1 || jobs > MOST_JOBS) {
      throw UsageErrors.error(spec.commandLine(), "--jobs takes a number from 1 to " + MOST_JOBS);
    }
    if (jobs > 1 && target.transcript != null) {
      throw UsageErrors.error(
          spec.commandLine(), "--transcript is for one test at a time: --jobs 1");
    }
    var report = new TestReport();
    Set<String> names = names(report, run.out());
    if (names.size() > 1 && !params.settings.isEmpty()) {
      throw UsageErrors.error(spec.commandLine(), "-p is for one file");
    }
    if (jobs > 1 && coverage.report().isPresent()) {
      throw UsageErrors.error(spec.commandLine(), "--coverage is for one file at a time: --jobs 1");
    }
    try (var tools =
        Tools.start(Optional.empty(), Optional.empty(), coverage.report(), streams.err())) {
      var plan =
          new TestPlan(
              TestNames.matching(filters, spec.commandLine()),
              timeout,
              unsafe,
              grants.grants(spec.commandLine()),
              params.inputs(),
              tools);
      if (jobs == 1 || list) {
        var tests = new TestRuns(run, plan, report);
        for (String name : names) {
          file(name, () -> tests.file(SourceText.read(name, streams), list), report, run.out());
        }
      } else {
        beside(run, plan, names, report);
      }
      report.end();
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

  /** The files to test; of folders without any, and such that cannot be read, it is told. */
  private Set<String> names(TestReport report, Output out) {
    var names = new LinkedHashSet<String>();
    for (String argument : files.isEmpty() ? List.of(".") : files) {
      SeamFiles named = SeamFiles.of(List.of(argument));
      names.addAll(named.names());
      if (!named.problems().isEmpty()) {
        out.report(named.problems());
        report.untested(argument, named.problems());
        named.problems().forEach(problem -> report.failed(problem.code().exit()));
      }
    }
    return names;
  }

  private void beside(Run run, TestPlan plan, Set<String> names, TestReport report) {
    List<SourceText> texts = new ArrayList<>();
    for (String name : names) {
      file(name, () -> texts.add(SourceText.read(name, streams)), report, run.out());
    }
    var lanes =
        new TestLanes(
            run,
            plan,
            (events, stop) ->
                new Workspace(events, stop.cancellation(), new Xdg(streams).cache(), false),
            report,
            (file, e) -> wrong(file, e, report, run.out()));
    lanes.files(texts, jobs);
  }

  /** A file that is wrong in itself does not keep those of others from being tested. */
  private static void file(String name, Runnable work, TestReport report, Output out) {
    try {
      work.run();
    } catch (DiagnosticException e) {
      boolean goesOn = e.exit() != ExitCode.NOT_ROLLED_BACK && e.exit() != ExitCode.INTERRUPTED;
      if (!goesOn) {
        throw e;
      }
      wrong(name, e, report, out);
    }
  }

  private static void wrong(String file, DiagnosticException e, TestReport report, Output out) {
    out.report(e.diagnostics());
    report.untested(file, e.diagnostics());
    report.failed(e.exit());
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
