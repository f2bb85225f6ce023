package org.liveseam.repl.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.TranscriptWriter;
import org.liveseam.runtime.event.EventSink;
import picocli.CommandLine;

/** Where {@code --transcript} goes. */
final class TranscriptFile implements AutoCloseable {
  private final @Nullable PrintStream out;
  private final boolean ours;
  private final Runnable lost;

  private TranscriptFile(@Nullable PrintStream out, boolean ours, Runnable lost) {
    this.out = out;
    this.ours = ours;
    this.lost = lost;
  }

  /**
   * @param lost told when it is closed and not all of it could be written
   */
  static TranscriptFile open(
      @Nullable String file, Streams streams, CommandLine line, Consumer<String> lost) {
    Runnable told = () -> lost.accept("the transcript");
    if (file == null) {
      return new TranscriptFile(null, false, told);
    }
    if (file.equals("-")) {
      return new TranscriptFile(streams.err(), false, told);
    }
    try {
      return new TranscriptFile(new PrintStream(file, StandardCharsets.UTF_8), true, told);
    } catch (IOException e) {
      throw UsageErrors.error(line, "cannot write `" + file + "`: " + e.getMessage());
    }
  }

  /** Whether one is written. */
  boolean wanted() {
    return out != null;
  }

  /** The sink, with the transcript behind it if one is written. */
  EventSink behind(EventSink events) {
    return out == null ? events : events.and(new TranscriptWriter(out));
  }

  @Override
  public void close() {
    if (out == null) {
      return;
    }
    if (ours) {
      out.close();
    }
    if (out.checkError()) {
      lost.run();
    }
  }
}
