package org.liveseam.runtime.target;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A wish to stop, from Ctrl-C or a host program. Checked between steps: interrupting a thread in
 * the middle of one would close the channels it uses.
 */
public final class Cancellation {
  private volatile CountDownLatch wished = new CountDownLatch(1);

  /** From any thread, also from a signal handler's. */
  public void cancel() {
    wished.countDown();
  }

  /**
   * Forgets the wish, once what was under way has stopped: for clean-up, which has to be waited
   * for, and for a conversation that goes on.
   */
  public void reset() {
    wished = new CountDownLatch(1);
  }

  public boolean isCancelled() {
    return wished.getCount() == 0;
  }

  /** Waits; true if cancelled. */
  boolean await(Duration length) {
    try {
      return wished.await(length.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
      return true;
    }
  }
}
