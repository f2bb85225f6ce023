package org.liveseam.repl.command;

import java.time.Duration;

/** Stops something that takes too long, and again if it goes on, until it is closed. */
final class Countdown implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Runnable stop;
  private boolean ended;
  private boolean expired;

  private Countdown(Runnable stop) {
    this.stop = stop;
  }

  /**
   * @param stop called from a thread of this countdown, never once it is closed
   */
  static Countdown start(Duration length, Runnable stop) {
    var countdown = new Countdown(stop);
    Thread.ofPlatform().daemon().name("seam-deadline").start(() -> countdown.run(length));
    return countdown;
  }

  private synchronized void run(Duration length) {
    Duration next = length;
    while (sleeps(next)) {
      expired = true;
      stop.run();
      next = AGAIN;
    }
  }

  /** False once it is closed. */
  private synchronized boolean sleeps(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    try {
      long left = length.toMillis();
      while (!ended && left > 0) {
        wait(left);
        left = (end - System.nanoTime() + 999_999) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false; // the process ends
    }
    return !ended;
  }

  synchronized boolean expired() {
    return expired;
  }

  @Override
  public synchronized void close() {
    ended = true;
    notifyAll();
  }
}
