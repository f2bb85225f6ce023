package org.liveseam.repl.view;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;

/**
 * Tests as they end, in version 14 of the Test Anything Protocol; the plan comes last. What tests
 * print are comments.
 */
public final class TapOutput implements Output {
  private final PrintStream out;
  private int tests;
  private boolean over;

  public TapOutput(PrintStream out) {
    this.out = out;
    out.println("TAP version 14");
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.TestPassed passed -> {
        out.println("ok " + ++tests + " - " + description(passed.name()));
        out.println("  ---");
        double millis = passed.took().toNanos() / 1e6;
        out.println("  duration_ms: " + String.format(Locale.ROOT, "%.3f", millis));
        out.println("  ...");
      }
      case Event.TestFailed failed -> failed(failed.name(), failed.why());
      case Event.Printed printed -> printed.text().lines().forEach(l -> out.println("# " + l));
      default -> {}
    }
  }

  private void failed(String name, List<Diagnostic> why) {
    out.println("not ok " + ++tests + " - " + description(name));
    out.println("  ---");
    Diagnostic first = why.getFirst();
    out.println("  code: " + first.code().id());
    first.span().ifPresent(span -> out.println("  at: " + quoted(span.place())));
    out.println("  message: |");
    DiagnosticText.render(why, Theme.PLAIN).lines().forEach(line -> out.println("    " + line));
    out.println("  ...");
  }

  /** A hash sign would start a directive. */
  private static String description(String name) {
    return name.replace("\\", "\\\\").replace("#", "\\#").replaceAll("\\p{Cntrl}", " ");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** What ended without an event of its own: tests that were stopped, files not tested. */
  @Override
  public synchronized void show(View view) {
    if (view instanceof TestReport report) {
      over = report.isOver();
      for (TestReport.Case test : report.cases()) {
        switch (test.outcome()) {
          case PASSED, FAILED -> {}
          case STOPPED, UNTESTED -> failed(test.name(), test.failure());
        }
      }
    }
  }

  @Override
  public void report(List<Diagnostic> diagnostics) {}

  @Override
  public void remark(String line) {}

  @Override
  public synchronized void end(ExitCode exit) {
    if (!over && exit != ExitCode.DONE) {
      out.println("Bail out! " + exit.meaning());
    }
    out.println("1.." + tests);
  }
}
