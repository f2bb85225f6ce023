package org.liveseam.repl.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.language.api.CheckResult;
import org.liveseam.language.api.Seam;
import org.liveseam.language.api.TestHandle;
import org.liveseam.repl.command.TargetCommand.Run;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.view.Durations;
import org.liveseam.repl.view.TestReport;
import org.liveseam.repl.view.TestReport.Outcome;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.diagnostic.ToolErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.target.TargetSpec;

/**
 * Runs the tests of files one after the other. What a test applied is taken back before the next
 * one starts, whether it passed or not.
 */
final class TestRuns {
  private final Run run;
  private final TestPlan plan;
  private final TestReport report;
  private final List<String> printed = new ArrayList<>();

  TestRuns(Run run, TestPlan plan, TestReport report) {
    this.run =
        new Run(run.out(), run.target(), run.events().and(this::keep), run.targets(), run.stop());
    this.plan = plan;
    this.report = report;
  }

  private void keep(Event event) {
    if (event instanceof Event.Printed(String text)) {
      printed.add(text);
    }
  }

  /**
   * The tests of a file, which must be right as a whole and must only declare if it has any.
   *
   * @param list whether they are only named
   */
  void file(SourceText text, boolean list) {
    CheckResult checked = Seam.check(text.source(), text.folder(), plan.inputs());
    if (!checked.ok()) {
      throw DiagnosticException.beforeRun(checked.diagnostics());
    }
    if (checked.tests().isEmpty()) {
      return;
    }
    Optional<TargetSpec> target = Optional.of(run.target());
    try (Seam seam = Languages.open(run, target, plan.allowUnsafe(), plan.grants(), plan.tools())) {
      for (TestHandle test :
          seam.declarations(text.source(), text.folder(), plan.inputs()).tests()) {
        if (!plan.wanted().test(test.name())) {
          continue;
        }
        String file = text.source().name();
        if (list) {
          report.list(file, test.name(), test.target().orElse(run.target()).toString());
        } else {
          test(seam, file, test);
        }
      }
    }
  }

  private void test(Seam seam, String file, TestHandle test) {
    if (run.stop().wanted()) {
      throw Diagnostic.of(ScriptErrors.CANCELLED).raise();
    }
    printed.clear();
    run.events().accept(new Event.TestStarted(file, test.name()));
    long began = System.nanoTime();
    Optional<DiagnosticException> failure;
    try {
      failure = failure(seam, test);
    } catch (DiagnosticException e) {
      note(file, test, Outcome.STOPPED, began, e.diagnostics());
      throw e;
    }
    List<Diagnostic> why = failure.map(DiagnosticException::diagnostics).orElse(List.of());
    Outcome outcome = why.isEmpty() ? Outcome.PASSED : Outcome.FAILED;
    Duration took = note(file, test, outcome, began, why);
    run.events()
        .accept(
            why.isEmpty()
                ? new Event.TestPassed(file, test.name(), took)
                : new Event.TestFailed(file, test.name(), why));
    failure.map(DiagnosticException::exit).ifPresent(report::failed);
    if (report.exit() == ExitCode.NOT_ROLLED_BACK) {
      throw failure.orElseThrow(); // nothing can be tested on what remains
    }
  }

  /** How long it took, after noting how it went. */
  private Duration note(
      String file, TestHandle test, Outcome outcome, long began, List<Diagnostic> why) {
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    report.add(new TestReport.Case(file, test.name(), outcome, took, why, printed));
    return took;
  }

  /** Runs a test and takes back what it did; only an interruption, and bugs, are thrown. */
  private Optional<DiagnosticException> failure(Seam seam, TestHandle test) {
    Optional<DiagnosticException> failure = Optional.empty();
    boolean late;
    try (var countdown = Countdown.start(plan.timeout(), seam::cancel)) {
      try {
        seam.runTest(test);
      } catch (DiagnosticException e) {
        failure = Optional.of(e);
      } catch (RuntimeException e) {
        throw Cleanup.revertEffects(run, e);
      }
      late = countdown.expired();
    }
    if (late) {
      failure =
          Optional.of(
              Diagnostic.of(ToolErrors.TEST_TIMEOUT, Durations.exact(plan.timeout()))
                  .at(test.span())
                  .raise());
    }
    Optional<DiagnosticException> undone = takeBack(failure);
    if (run.stop().wanted() && undone.map(e -> e.exit() != ExitCode.NOT_ROLLED_BACK).orElse(true)) {
      throw Diagnostic.of(ScriptErrors.CANCELLED).at(test.span()).raise();
    }
    return undone;
  }

  /** On every target; the failure that is left to tell. */
  private Optional<DiagnosticException> takeBack(Optional<DiagnosticException> failure) {
    // Taking back is waited for, also when the test was stopped.
    run.stop().cancellation().reset();
    var all = new ArrayList<Diagnostic>();
    for (Session session : run.targets().open().reversed()) {
      try {
        session.uninterrupted(session::revertEffects);
      } catch (DiagnosticException e) {
        all.addAll(e.diagnostics());
      }
    }
    if (all.isEmpty()) {
      return failure;
    }
    failure.ifPresent(e -> all.addAll(0, e.diagnostics()));
    return Optional.of(new DiagnosticException(all, ExitCode.NOT_ROLLED_BACK));
  }
}
