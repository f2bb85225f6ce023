package org.liveseam.language.library;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads something to its end, up to a limit, in a thread of its own: what is read may never end,
 * and whoever waits for it must be able to give up.
 */
final class Drain implements AutoCloseable {
  private static final int STEP = 1 << 16;

  private final long limit;
  private final FutureTask<byte[]> work;
  private final Thread reader;

  /** Opens what is read; may wait. */
  interface Opening {
    ReadableByteChannel open() throws IOException;
  }

  /**
   * Begins.
   *
   * @param name of the thread
   */
  Drain(Opening from, long limit, String name) {
    this.limit = limit;
    work = new FutureTask<>(() -> read(from));
    reader = new Thread(work, name);
    reader.setDaemon(true);
    reader.start();
  }

  private byte[] read(Opening opening) throws IOException {
    var taken = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(STEP);
    try (ReadableByteChannel from = opening.open()) {
      while (from.read(buffer) >= 0) {
        if (buffer.position() > limit - taken.size()) {
          throw new Full();
        }
        taken.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
    return taken.toByteArray();
  }

  /** Waits for the end, a little; whether it is there. */
  boolean await(Duration length) throws InterruptedException {
    try {
      work.get(length.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      return true; // content() tells it
    } catch (TimeoutException e) {
      return false;
    }
    return true;
  }

  /** Whether somebody still holds the other end, as far as that was read. */
  boolean isOpen() {
    return !work.isDone();
  }

  /** Whether there was more than the limit. */
  boolean isFull() {
    return work.state() == Future.State.FAILED && work.exceptionNow() instanceof Full;
  }

  /** All of it, at the end. */
  byte[] content() throws IOException {
    if (work.state() == Future.State.SUCCESS) {
      return work.resultNow();
    }
    switch (work.exceptionNow()) {
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  /**
   * Gives up. A thread that reads is woken, and closes what it reads. One that still opens a FIFO
   * cannot be: it ends when somebody opens the other end.
   */
  @Override
  public void close() {
    if (isOpen()) {
      reader.interrupt();
    }
  }

  /** There was more. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
