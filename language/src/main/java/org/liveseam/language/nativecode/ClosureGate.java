package org.liveseam.language.nativecode;

import java.util.concurrent.atomic.AtomicInteger;
import org.liveseam.runtime.target.Deadline;

/** Lets threads into closures as long as there is a language to run them. Thread-safe. */
final class ClosureGate {
  private static final int CLOSED = 1 << 30;
  private static final long LOOK_AGAIN_MILLIS = 1;

  /** Threads inside; {@link #CLOSED} is added once nobody is let in any more. */
  private final AtomicInteger inside = new AtomicInteger();

  /** Whether the caller may go in; it then calls {@link #leave}. */
  boolean enter() {
    if (inside.incrementAndGet() >= CLOSED) {
      inside.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave() {
    inside.decrementAndGet();
  }

  boolean closed() {
    return inside.get() >= CLOSED;
  }

  /**
   * Lets nobody in any more and waits for those who are.
   *
   * @return whether all of them left in time
   */
  boolean close(Deadline deadline) {
    int before = inside.getAndUpdate(n -> n >= CLOSED ? n : n + CLOSED);
    int left = before >= CLOSED ? before - CLOSED : before;
    while (left > 0 && !deadline.passed()) {
      try {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      left = inside.get() - CLOSED;
    }
    return left <= 0;
  }
}
