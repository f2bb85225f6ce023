package org.liveseam.language.library;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Takes what a program writes, up to a limit; the rest is read and dropped. Thread-safe. */
final class Drain {
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final long limit;
  private final Thread reader;
  private boolean over;

  Drain(InputStream from, long limit, String name) {
    this.limit = limit;
    reader = new Thread(() -> read(from), name);
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream from) {
    var buffer = new byte[8192];
    try (from) {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        take(buffer, n);
      }
    } catch (IOException e) {
      return; // the program was killed, and its end of the pipe went with it
    }
  }

  private synchronized void take(byte[] buffer, int count) {
    long room = limit - taken.size();
    over |= count > room;
    taken.write(buffer, 0, (int) Math.min(count, room));
  }

  /** Whether somebody still holds the other end. */
  boolean isOpen() {
    return reader.isAlive();
  }

  /** Waits for the end, a little. */
  void await(Duration length) throws InterruptedException {
    reader.join(length);
  }

  /** Whether there was more than the limit. */
  synchronized boolean isOver() {
    return over;
  }

  synchronized byte[] content() {
    return taken.toByteArray();
  }
}
