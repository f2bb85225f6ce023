package org.liveseam.repl.view;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;

/**
 * For people: results and what scripts print on standard output, all else on standard error.
 *
 * <p>On a terminal the progress of a transition is one line that is rewritten, and vanishes when
 * something else is said. Elsewhere there is one line for each change of state.
 */
public final class HumanOutput implements Output {
  private static final String REWRITE = "\r\033[K";

  private final PrintStream out;
  private final PrintStream err;
  private final Theme outTheme;
  private final Theme errTheme;
  private final boolean live;
  private final Progress progress;
  private final Set<Diagnostic> reported = new HashSet<>();
  private boolean lineOpen;
  private String deadline = "";

  /** Which changes of state are told; diagnostics always are. */
  public enum Progress {
    /** None: a program reads the results. */
    NONE,
    /** Those on the way to a result that is shown at the end. */
    STEPS,
    /** Also that something is done, because no result says so. */
    ALL
  }

  /** An output to these streams. */
  public HumanOutput(Streams streams, Theme.When when, Progress progress) {
    this.out = streams.out();
    this.err = streams.err();
    this.outTheme = Theme.of(when, streams, streams.outTerminal());
    this.errTheme = Theme.of(when, streams, streams.errTerminal());
    this.live = streams.errTerminal() && !streams.dumb();
    this.progress = progress;
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.Printed printed -> {
        clear();
        out.println(printed.text());
      }
      case Event.Reported reported -> report(List.of(reported.diagnostic()));
      case Event.TestFailed failed -> {
        EventText.line(failed).ifPresent(this::say);
        report(failed.why());
      }
      case Event.LogLine log when log.line().isTrouble() ->
          say(errTheme.paint(Style.WARNING, "kernel: ") + log.line().text());
      case Event.TransitionStarted started -> {
        deadline = " of " + Durations.exact(started.deadline());
        change(event);
      }
      case Event.TransitionProgress step -> update(EventText.progress(step, deadline));
      case Event.Holding holding when !holding.elapsed().isZero() ->
          update(EventText.progress(holding));
      default -> change(event);
    }
  }

  private void change(Event event) {
    boolean result = event instanceof Event.Applied || event instanceof Event.Reverted;
    if (progress == Progress.ALL || (progress == Progress.STEPS && !result)) {
      EventText.line(event).ifPresent(this::say);
    }
  }

  private void update(String text) {
    if (live && progress != Progress.NONE) {
      err.print(REWRITE + text);
      err.flush();
      lineOpen = true;
    }
  }

  private void say(String line) {
    clear();
    err.println(line);
  }

  private void clear() {
    if (lineOpen) {
      err.print(REWRITE);
      err.flush();
      lineOpen = false;
    }
  }

  @Override
  public synchronized void show(View view) {
    clear();
    out.print(view.text(outTheme));
    out.flush();
  }

  @Override
  public synchronized void report(List<Diagnostic> diagnostics) {
    // What failed a test is told with the test, and not again when the command ends with it.
    List<Diagnostic> news = diagnostics.stream().filter(reported::add).toList();
    clear();
    err.print(DiagnosticText.render(news, errTheme));
    err.flush();
  }

  @Override
  public synchronized void remark(String line) {
    say(line);
  }

  @Override
  public synchronized void end(ExitCode exit) {
    clear();
  }
}
