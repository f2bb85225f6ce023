package org.liveseam.repl.command;

import java.util.concurrent.atomic.AtomicReference;
import org.liveseam.language.api.Seam;
import org.liveseam.runtime.target.Cancellation;

/** How a signal stops what a command does: waits on targets, and the script that runs. */
final class Stop {
  private final Cancellation cancellation = new Cancellation();
  private final AtomicReference<Runnable> script = new AtomicReference<>(() -> {});

  /** What the targets' sessions watch. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** Stops this script, too. */
  void also(Seam seam) {
    script.set(seam::cancel);
  }

  /** From any thread. */
  void now() {
    cancellation.cancel();
    script.get().run();
  }
}
