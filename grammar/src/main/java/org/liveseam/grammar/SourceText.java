package org.liveseam.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text and its lines.
 *
 * <p>Lines end at {@code \n}, {@code \r\n} or {@code \r}. Lines and columns count from 1; a column
 * counts code points, a tab as one.
 */
public final class SourceText {
  private final String text;
  private final int[] starts;

  public SourceText(String text) {
    this.text = text;
    List<Integer> found = new ArrayList<>();
    found.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        found.add(i + 1);
      }
    }
    starts = found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** Number of lines, at least 1; a text that ends in a newline has an empty last line. */
  public int lineCount() {
    return starts.length;
  }

  /**
   * The line an offset stands on.
   *
   * @param offset from 0 to the length of the text
   */
  public int line(int offset) {
    checkOffset(offset);
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column an offset stands at; behind the last character it is one more than the last. */
  public int column(int offset) {
    int start = starts[line(offset) - 1];
    return text.codePointCount(start, offset) + 1;
  }

  /** The text of a line without its end. */
  public String lineText(int line) {
    int start = starts[line - 1];
    int end = line == starts.length ? text.length() : starts[line];
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Offset of the first character of a line. */
  public int lineStart(int line) {
    return starts[line - 1];
  }

  private void checkOffset(int offset) {
    if (offset < 0 || offset > text.length()) {
      throw new IndexOutOfBoundsException("offset " + offset + " of " + text.length());
    }
  }
}
