package org.liveseam.repl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liveseam.repl.view.TestReport.Outcome;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.event.Event;

final class TapOutputTest {
  private static final List<Diagnostic> WHY = List.of(Diagnostic.of(ScriptErrors.CANCELLED));

  @Test
  void whatWasStoppedHasFailedAndTheRunDidNotEnd() {
    var bytes = new ByteArrayOutputStream();
    var tap = new TapOutput(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    var report = new TestReport();
    tap.accept(new Event.TestPassed("f.seam", "before", Duration.ofMillis(1)));
    report.add(test("before", Outcome.PASSED, List.of()));
    report.add(test("stopped", Outcome.STOPPED, WHY));
    tap.show(report);
    tap.end(ExitCode.TERMINATED);
    assertEquals(
        """
        TAP version 14
        ok 1 - before
          ---
          duration_ms: 1.000
          ...
        not ok 2 - stopped
          ---
          code: E0616
          message: |
            error[E0616]: interrupted
              = see: seam explain E0616
          ...
        Bail out! terminated, after clean-up
        1..2
        """,
        bytes.toString(StandardCharsets.UTF_8));
  }

  private static TestReport.Case test(String name, Outcome outcome, List<Diagnostic> why) {
    return new TestReport.Case("f.seam", name, outcome, Duration.ofMillis(1), why, List.of());
  }
}
