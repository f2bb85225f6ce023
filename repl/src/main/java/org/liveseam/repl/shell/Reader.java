package org.liveseam.repl.shell;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * JLine's line reader, with a line below the input that tells of the word or call that is being
 * typed, and with its lock for whoever draws elsewhere.
 */
final class Reader extends LineReaderImpl {
  private Hints hints = (input, cursor) -> "";
  private final Below below = new Below();
  private AttributedString hint = AttributedString.EMPTY;
  private AttributedStyle style = AttributedStyle.DEFAULT;
  private String shown = "";
  private int shownAt = -1;

  /** Tells of a place of an input, one line; called by the thread that reads. */
  @FunctionalInterface
  interface Hints {
    String at(String input, int cursor);
  }

  Reader(Terminal terminal, Map<String, Object> variables) throws IOException {
    super(terminal, "seam", variables);
  }

  /**
   * @param faint whether hints may look other than what is typed
   */
  void hints(Hints next, boolean faint) {
    hints = next;
    style = faint ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT;
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

  /** Completions are shown in the same place, and go first. */
  @Override
  protected void redisplay(boolean flush) {
    boolean typing = reading && state == State.NORMAL;
    if (typing && (post == null || post instanceof Below)) {
      update(buf.toString(), buf.cursor());
      post = hint.length() == 0 ? null : below;
    }
    super.redisplay(flush);
  }

  /** What stands below the input. */
  private final class Below implements Supplier<AttributedString> {
    @Override
    public AttributedString get() {
      return hint;
    }
  }

  private void update(String input, int cursor) {
    if (!input.equals(shown) || cursor != shownAt) {
      shown = input;
      shownAt = cursor;
      String text = hints.at(input, cursor).lines().findFirst().orElse("");
      hint =
          new AttributedString(text, style)
              .columnSubSequence(0, Math.max(1, terminal.getWidth() - 1));
    }
  }
}
