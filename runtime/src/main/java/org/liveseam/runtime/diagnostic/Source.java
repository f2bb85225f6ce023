package org.liveseam.runtime.diagnostic;

/**
 * A text that spans point into.
 *
 * @param name how messages call it: a path as the user gave it, or {@code <command line>}
 * @param text the whole text
 */
public record Source(String name, String text) {
  /** The text of line {@code number} (from 1) without its line end; empty behind the last. */
  public String line(int number) {
    int start = 0;
    for (int i = 1; i < number; i++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return "";
      }
      start = end + 1;
    }
    int end = text.indexOf('\n', start);
    String line = end < 0 ? text.substring(start) : text.substring(start, end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  @Override
  public String toString() {
    return name;
  }
}
