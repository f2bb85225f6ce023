package org.liveseam.runtime.target;

import java.time.Duration;

/** Time as the engine sees it; a target without real tasks can bring its own. */
public interface Clock {
  /** Monotonic. */
  long nanos();

  /** Waits; returns early, with true, when cancelled. */
  boolean sleep(Duration length, Cancellation cancellation);

  /** The machine's. */
  Clock SYSTEM =
      new Clock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public boolean sleep(Duration length, Cancellation cancellation) {
          return cancellation.await(length);
        }
      };
}
