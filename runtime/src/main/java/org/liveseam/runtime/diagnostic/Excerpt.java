package org.liveseam.runtime.diagnostic;

/**
 * The part of a line that is shown.
 *
 * @param before characters in front of the place
 * @param length characters of the place, at least one; may reach behind the text
 */
record Excerpt(String text, int before, int length) {
  /** Longer lines are cut: they would bury the message. */
  static final int LIMIT = 160;

  /** How much of a cut line stands in front of the carets. */
  private static final int LEAD = 60;

  private static final String CUT = "...";

  /**
   * @param line a character is a code point
   * @param before characters in front of the place
   * @param length characters of the place
   */
  static Excerpt of(String line, int before, int length) {
    int all = line.codePointCount(0, line.length());
    if (all <= LIMIT) {
      return new Excerpt(line, before, Math.max(1, length));
    }
    int from = Math.max(0, Math.min(before - LEAD, all - LIMIT));
    int to = from + LIMIT;
    String shown = line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
    String head = from > 0 ? CUT : "";
    int marked = Math.max(1, Math.min(length, to - before));
    return new Excerpt(head + shown + (to < all ? CUT : ""), before - from + head.length(), marked);
  }

  /** Columns in front of the first caret. */
  int margin() {
    return GlyphWidth.of(text, 0, before);
  }

  /** How many carets there are. */
  int carets() {
    return Math.max(1, GlyphWidth.of(text, before, length));
  }
}
