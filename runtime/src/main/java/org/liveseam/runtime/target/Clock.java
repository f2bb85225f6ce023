package org.liveseam.runtime.target;

import java.time.Duration;

/** Time as the engine sees it; a target without real tasks can bring its own. */
public interface Clock {
  /** Monotonic. */
  long nanos();

  /** Waits; returns early, with true, when cancelled. */
  boolean sleep(Duration length, Cancellation cancellation);

  /** The same; who interrupts the thread ends it, and nothing is cancelled by that. */
  boolean sleepInterruptibly(Duration length, Cancellation cancellation)
      throws InterruptedException;

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

        @Override
        public boolean sleepInterruptibly(Duration length, Cancellation cancellation)
            throws InterruptedException {
          return cancellation.awaitInterruptibly(length);
        }
      };
}
