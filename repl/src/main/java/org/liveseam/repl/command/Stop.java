package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.Seam;
import org.liveseam.runtime.target.Cancellation;

/** How a signal stops what a command does: waits on targets, and the script that runs. */
final class Stop {
  private final Cancellation cancellation = new Cancellation();
  private final List<Stop> parts = new ArrayList<>();
  private volatile @Nullable Seam script;
  private volatile boolean wanted;

  /** What the targets' sessions watch. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** Stops this script, too. */
  void also(Seam seam) {
    script = seam;
  }

  /**
   * The stop of a part that runs beside others: stopped with this one, while what it resets itself
   * is its own. From any thread.
   */
  synchronized Stop part() {
    var part = new Stop();
    parts.add(part);
    if (wanted) {
      part.now();
    }
    return part;
  }

  /** Whether the command as a whole is to stop; never forgotten. */
  boolean wanted() {
    return wanted;
  }

  /** From any thread. */
  void now() {
    List<Stop> all;
    synchronized (this) {
      wanted = true;
      cancellation.cancel();
      all = List.copyOf(parts);
    }
    Seam running = script;
    if (running != null) {
      running.cancel();
    }
    all.forEach(Stop::now);
  }
}
