package org.liveseam.repl.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;
import org.liveseam.repl.view.EventText;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;

/**
 * The lines at the bottom of the terminal: what is applied if that is watched, and the transitions
 * under way. Nothing on terminals that cannot keep lines there. Thread-safe.
 */
final class StatusArea implements EventSink, AutoCloseable {
  private static final int MOST_WATCHED = 10;

  private final Status status;
  private final Terminal terminal;
  private final Map<String, String> transitions = new LinkedHashMap<>();
  private List<String> watched = List.of();
  private List<AttributedString> drawn = List.of();

  StatusArea(Terminal terminal) {
    this.terminal = terminal;
    status = Status.getStatus(terminal);
  }

  @Override
  public void accept(Event event) {
    synchronized (this) {
      switch (event) {
        case Event.TransitionStarted e ->
            transitions.put(e.patch(), e.patch() + ": " + e.direction().words());
        case Event.TransitionProgress e -> transitions.put(e.patch(), EventText.progress(e, ""));
        case Event.Reversing e -> transitions.put(e.patch(), e.patch() + ": reversing");
        case Event.TransitionDone e -> transitions.remove(e.patch());
        case Event.Stalled e -> transitions.put(e.patch(), e.patch() + ": stalled");
        case Event.Applied e -> transitions.remove(e.patch());
        case Event.Reverted e -> transitions.remove(e.patch());
        default -> {
          return;
        }
      }
    }
  }

  /** What is applied; no lines to stop showing it. */
  synchronized void watch(List<String> lines) {
    watched =
        lines.size() <= MOST_WATCHED
            ? List.copyOf(lines)
            : lines.subList(0, MOST_WATCHED).stream().toList();
  }

  /** Shows what changed since the last time. Only where nothing else draws. */
  synchronized void draw() {
    var lines = new ArrayList<AttributedString>();
    watched.forEach(text -> lines.add(line(text)));
    transitions.values().forEach(text -> lines.add(line(text)));
    if (!lines.equals(drawn)) {
      drawn = List.copyOf(lines);
      status.update(lines);
    }
  }

  private AttributedString line(String text) {
    String plain = text.lines().findFirst().orElse("");
    int width = Math.max(1, terminal.getWidth() - 1);
    return new AttributedString(plain).columnSubSequence(0, width);
  }

  /** Gives the lines back while another program has the terminal. */
  synchronized void suspended(Runnable work) {
    status.suspend();
    try {
      work.run();
    } finally {
      status.restore();
    }
  }

  /** Gives the lines back to the terminal. */
  @Override
  public synchronized void close() {
    status.close();
  }
}
