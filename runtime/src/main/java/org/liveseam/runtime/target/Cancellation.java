package org.liveseam.runtime.target;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A wish to stop, from Ctrl-C or a host program, or because time is up. Checked between steps:
 * interrupting a thread in the middle of one would close the channels it uses.
 *
 * <p>Thread-safe, also towards signal handlers.
 */
public final class Cancellation {
  private volatile CountDownLatch wished = new CountDownLatch(1);
  private volatile boolean asked;

  /** Somebody wants it to stop. */
  public synchronized void cancel() {
    asked = true;
    wished.countDown();
  }

  /** The time for what is under way is up. {@link #renew} gives new time. */
  public synchronized void expire() {
    wished.countDown();
  }

  /**
   * Forgets the wish, once what was under way has stopped: for clean-up, which has to be waited
   * for, and for a conversation that goes on.
   */
  public synchronized void reset() {
    asked = false;
    wished = new CountDownLatch(1);
  }

  /** Forgets that time was up, but not that somebody wants it to stop. */
  public synchronized void renew() {
    if (!asked) {
      wished = new CountDownLatch(1);
    }
  }

  public boolean isCancelled() {
    return wished.getCount() == 0;
  }

  /** Whether it is somebody's wish, and not only that time is up. */
  public boolean isAsked() {
    return asked;
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
