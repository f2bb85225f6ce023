package org.liveseam.repl.io;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Swallows what is written behind a reader that has left ({@code seam list | head}); every other
 * failure, for instance a full disk, is kept in the {@link java.io.PrintStream}'s error flag.
 */
final class QuietPipe extends OutputStream {
  private final OutputStream next;
  private volatile boolean closed;

  QuietPipe(OutputStream next) {
    this.next = next;
  }

  /** Whether the reader has left. */
  boolean closed() {
    return closed;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (closed) {
      return;
    }
    try {
      next.write(bytes, from, length);
    } catch (IOException e) {
      if (!isBrokenPipe(e)) {
        throw e;
      }
      closed = true;
    }
  }

  private static boolean isBrokenPipe(IOException e) {
    // EPIPE has no type of its own; the text is the C library's, in English or translated.
    String message = e.getMessage();
    return message != null && (message.contains("Broken pipe") || message.contains("EPIPE"));
  }
}
