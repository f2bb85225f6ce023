package org.liveseam.repl.shell;

import java.io.IOException;
import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/**
 * JLine's line reader, with its lock for whoever draws beside the input, and with word of every
 * change of the input.
 */
final class Reader extends LineReaderImpl {
  private final InputWatcher watcher;
  private String shown = "";
  private int shownAt = -1;

  /**
   * Told what stands in the input, by the thread that reads, each time it or the cursor changed.
   */
  @FunctionalInterface
  interface InputWatcher {
    void changed(String input, int cursor);
  }

  Reader(Terminal terminal, Map<String, Object> variables, InputWatcher watcher)
      throws IOException {
    super(terminal, "seam", variables);
    this.watcher = watcher;
  }

  /** Draws while the input is not drawn. Not while holding what a completer waits for. */
  void drawing(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  @Override
  protected void redisplay(boolean flush) {
    String input = buf.toString();
    if (reading && (!input.equals(shown) || buf.cursor() != shownAt)) {
      shown = input;
      shownAt = buf.cursor();
      watcher.changed(input, shownAt);
    }
    super.redisplay(flush);
  }
}
