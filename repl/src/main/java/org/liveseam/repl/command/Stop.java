package org.liveseam.repl.command;

import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.Seam;
import org.liveseam.runtime.target.Cancellation;

/** How a signal stops what a command does: waits on targets, and the script that runs. */
final class Stop {
  private final Cancellation cancellation = new Cancellation();
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

  /** Whether the command as a whole is to stop; never forgotten. */
  boolean wanted() {
    return wanted;
  }

  /** From any thread. */
  void now() {
    wanted = true;
    cancellation.cancel();
    Seam running = script;
    if (running != null) {
      running.cancel();
    }
  }
}
