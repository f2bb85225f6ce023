package org.liveseam.repl.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.view.StateView;
import org.liveseam.repl.view.Theme;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/**
 * Looks at the targets again and again while nothing else uses them, and shows what is applied in
 * the status area.
 */
final class Watcher implements AutoCloseable {
  private static final Duration PACE = Duration.ofMillis(500);

  private final ReplSession session;
  private final Screen screen;
  private boolean on;
  private boolean closed;

  Watcher(ReplSession session, Screen screen) {
    this.session = session;
    this.screen = screen;
    Thread.ofPlatform().daemon().name("seam-watch").start(this::run);
  }

  /** Starts, or stops if it was started; tells which. */
  synchronized boolean toggle() {
    on = !on;
    notifyAll();
    return on;
  }

  private void run() {
    while (next()) {
      Optional<List<String>> lines = session.ifIdle(this::look);
      if (lines.isPresent() && isOn()) {
        screen.status().watch(lines.get());
        screen.redraw();
      }
    }
  }

  private synchronized boolean isOn() {
    return on && !closed;
  }

  /** Waits for the next look; false once it is closed. */
  private synchronized boolean next() {
    try {
      long due = System.nanoTime() + (on ? PACE.toNanos() : 0);
      if (!on) {
        screen.status().watch(List.of());
      }
      long left = due - System.nanoTime();
      while (!closed && (!on || left > 0)) {
        TimeUnit.NANOSECONDS.timedWait(this, on ? left : PACE.toNanos());
        left = due - System.nanoTime();
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false; // the process ends
    }
  }

  private List<String> look() {
    var lines = new ArrayList<String>();
    for (Session open : session.open()) {
      try {
        open.drainLog();
        String where = open.info().spec() + ": ";
        StateView.list(open).text(Theme.PLAIN).lines().forEach(line -> lines.add(where + line));
      } catch (DiagnosticException e) {
        lines.add(open.info().spec() + ": " + e.diagnostics().getFirst().message());
      }
    }
    return lines.isEmpty() ? List.of("no target is open yet") : lines;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
