package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A log file another process is writing: its end for people, and the few lines that tell how the
 * guest fares. Not for use by several threads.
 */
final class Console {
  private static final int TAIL_BYTES = 64 * 1024;
  private static final int SCAN_BYTES = 1 << 20;
  private static final String INIT = "seam-init: ";
  private static final String FAILED = INIT + "failed: ";
  private static final String ENDED = INIT + "agent ended: ";
  private static final String PANIC = "Kernel panic - ";

  private final Path file;
  private long scanned;
  private String unfinished = "";
  private boolean started;
  private Optional<String> failure = Optional.empty();
  private Optional<String> panic = Optional.empty();
  private Optional<String> agentEnd = Optional.empty();

  Console(Path file) {
    this.file = file;
  }

  /** The last lines, at most {@link #TAIL_BYTES}; empty when there is no file yet. */
  String tail(int lines) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    List<String> all =
        read(Files.size(file) - TAIL_BYTES, TAIL_BYTES).stripTrailing().lines().toList();
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }

  /** Reads what was written since the last call, and notes the lines that matter. */
  void scan() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    for (String more = next(); !more.isEmpty(); more = next()) {
      String text = unfinished + more;
      int end = text.lastIndexOf('\n') + 1;
      // A line without an end is kept, but never more than a tail of it.
      unfinished = text.substring(Math.max(end, text.length() - TAIL_BYTES));
      text.substring(0, end).lines().forEach(this::note);
    }
  }

  /** Whether init has begun. */
  boolean started() {
    return started;
  }

  /** What init could not do. */
  Optional<String> failure() {
    return failure;
  }

  /** What the kernel said when it panicked. */
  Optional<String> panic() {
    return panic;
  }

  /** The agent's exit status, as text. */
  Optional<String> agentEnd() {
    return agentEnd;
  }

  private void note(String line) {
    started |= line.contains(INIT);
    failure = failure.or(() -> after(line, FAILED));
    agentEnd = agentEnd.or(() -> after(line, ENDED));
    panic = panic.or(() -> after(line, PANIC));
  }

  private static Optional<String> after(String line, String mark) {
    int at = line.indexOf(mark);
    return at < 0 ? Optional.empty() : Optional.of(line.substring(at + mark.length()).strip());
  }

  private String next() throws IOException {
    String more = read(scanned, SCAN_BYTES);
    scanned += more.length();
    return more;
  }

  /** Latin-1, so that one character is one byte, whatever the guest printed. */
  private String read(long from, int limit) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, from));
      byte[] bytes = Channels.newInputStream(channel).readNBytes(limit);
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
