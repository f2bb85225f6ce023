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
  private volatile boolean pressing;

  /** Somebody wants it to stop. */
  public synchronized void cancel() {
    asked = true;
    pressing = true;
    wished.countDown();
  }

  /** The time for what is under way is up. {@link #renew} gives new time. */
  public synchronized void expire() {
    wished.countDown();
  }

  /**
   * Forgets the wish: whoever heeded it has ended, and what begins now has nothing to do with it.
   */
  public synchronized void reset() {
    asked = false;
    attend();
  }

  /**
   * What was under way has stopped, and its clean-up begins, which has to be waited for. That
   * somebody asked is not forgotten: nothing else may begin.
   */
  private void attend() {
    pressing = false;
    wished = new CountDownLatch(1);
  }

  /**
   * The same if somebody's wish is what stopped it, or would now.
   *
   * @return whether it is
   */
  public synchronized boolean heed() {
    boolean heeded = pressing;
    if (heeded) {
      attend();
    }
    return heeded;
  }

  /** Something new begins: a wish that was heeded before has nothing to do with it. */
  public synchronized void settle() {
    asked = pressing;
  }

  /** Forgets that time was up, but not that somebody wants it to stop. */
  public synchronized void renew() {
    if (!pressing) {
      wished = new CountDownLatch(1);
    }
  }

  /** Whether what is under way has to stop now. */
  public boolean isCancelled() {
    return wished.getCount() == 0;
  }

  /**
   * Whether it was somebody's wish, and not only that time is up; also while that is cleaned up.
   */
  public boolean isAsked() {
    return asked;
  }

  /** Whether it is somebody's wish for which nothing has begun to clean up. */
  public boolean isPressing() {
    return pressing;
  }

  /** Waits; true if cancelled. */
  boolean await(Duration length) {
    try {
      return awaitInterruptibly(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
      return true;
    }
  }

  /** The same; who interrupts the thread ends it, and nothing is cancelled by that. */
  boolean awaitInterruptibly(Duration length) throws InterruptedException {
    return wished.await(length.toNanos(), TimeUnit.NANOSECONDS);
  }
}
