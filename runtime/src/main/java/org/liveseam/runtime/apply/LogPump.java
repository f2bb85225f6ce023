package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogPage;
import org.liveseam.runtime.target.Target;

/** Turns new lines of the target's log into events, each once. */
final class LogPump {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Target target;
  private final String spec;
  private final EventSink events;
  private final Clock clock;
  private final boolean readable;
  private long next;
  private Consumer<Line> watcher = line -> {};
  private final List<Line> troubles = new ArrayList<>();
  private long lost;

  /** Also wants to know of lines that nobody can see any more. */
  interface Watcher extends Consumer<Line> {
    void lost(long lines);
  }

  LogPump(Target target, Capabilities capabilities, EventSink events, Clock clock) {
    this.target = target;
    this.events = events;
    this.clock = clock;
    this.readable = capabilities.missing(Capabilities.Verb.READ_LOG).isEmpty();
    this.spec = target.info().spec();
    this.next = readable ? target.log(-1, Deadline.in(PATIENCE, clock)).next() : -1;
  }

  /** Also hands every line that is drained to {@code other}. */
  void watch(Consumer<Line> other) {
    watcher = other;
  }

  private void told(LogPage page) {
    page.notes().forEach(this::warn);
    if (page.lost() > 0) {
      lost += page.lost();
      warn(lost(page.lost()));
      if (watcher instanceof Watcher w) {
        w.lost(page.lost());
      }
    }
  }

  /** The words for it. */
  static String lost(long lines) {
    return lines
        + (lines == 1 ? " line was" : " lines were")
        + " overwritten before they could be read";
  }

  private void warn(String why) {
    Diagnostic warning = Diagnostic.of(TargetErrors.LOG_INCOMPLETE, spec, why).asWarning();
    events.accept(new Event.Reported(warning));
  }

  /** Emits what came since the last call, and returns it. */
  List<Line> drain() {
    var lines = new ArrayList<Line>();
    while (readable) {
      LogPage page = target.log(next, Deadline.in(PATIENCE, clock));
      next = page.next();
      told(page);
      if (page.lines().isEmpty()) {
        break;
      }
      lines.addAll(page.lines());
      for (Line line : page.lines()) {
        events.accept(new Event.LogLine(line));
        watcher.accept(line);
        if (line.isTrouble() && troubles.size() < Troubles.MOST) {
          troubles.add(line);
        }
      }
    }
    return lines;
  }

  /** What was drained so far. */
  Troubles troubles() {
    return new Troubles(troubles, lost);
  }
}
