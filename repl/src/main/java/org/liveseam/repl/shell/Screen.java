package org.liveseam.repl.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.HumanOutput;
import org.liveseam.repl.view.HumanOutput.Progress;
import org.liveseam.repl.view.Theme;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;

/**
 * The terminal of a conversation. Whatever is said while a line is being typed appears above it, in
 * whole lines, from any thread.
 */
public final class Screen implements EventSink, AutoCloseable {
  private static final String MORE = "  ... ";

  private final Terminal terminal;
  private final Reader reader;
  private final StatusArea status;
  private final HumanOutput events;

  private Screen(Terminal terminal, Streams streams, Theme.When colours, Map<String, Object> set)
      throws IOException {
    this.terminal = terminal;
    this.status = new StatusArea(terminal);
    this.reader = new Reader(terminal, set);
    var lines = new PrintStream(new LineStream(this::print), true, StandardCharsets.UTF_8);
    var above =
        new Streams(
            streams.in(),
            lines,
            streams.errTerminal() ? lines : streams.err(),
            streams.inTerminal(),
            streams.outTerminal(),
            streams.errTerminal(),
            streams.environment());
    this.events = new HumanOutput(above, colours, Progress.ALL);
  }

  /**
   * Takes the process's terminal.
   *
   * @param colours what the user said about colours
   */
  public static Screen open(Streams streams, Theme.When colours) {
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).build();
      var set = new HashMap<String, Object>();
      set.put(LineReader.SECONDARY_PROMPT_PATTERN, MORE);
      return new Screen(terminal, streams, colours, set);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reader reader() {
    return reader;
  }

  StatusArea status() {
    return status;
  }

  /** What happens, also while a line is being typed. */
  @Override
  public void accept(Event event) {
    events.accept(event);
    status.accept(event);
    redraw();
  }

  /** Shows what the status area has been told. */
  void redraw() {
    reader.drawing(status::draw);
  }

  /** Says something, above what is being typed. */
  void print(String text) {
    reader.printAbove(text);
  }

  @Override
  public void close() {
    reader.drawing(status::close);
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands whole lines on. What a line rewrites is left out: the status area shows it. */
  private static final class LineStream extends OutputStream {
    private static final String REWRITE = "\r\033[K";

    private final java.util.function.Consumer<String> lines;
    private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

    LineStream(java.util.function.Consumer<String> lines) {
      this.lines = lines;
    }

    @Override
    public synchronized void write(int b) {
      if (b != '\n') {
        line.write(b);
        return;
      }
      String text = line.toString(StandardCharsets.UTF_8);
      line.reset();
      int rewritten = text.lastIndexOf(REWRITE);
      lines.accept(rewritten < 0 ? text : text.substring(rewritten + REWRITE.length()));
    }
  }
}
