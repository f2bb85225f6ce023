package org.liveseam.runtime.diagnostic;

/**
 * The part of a line that is shown.
 *
 * @param before columns in front of the first caret
 * @param carets how many, at least one
 */
record Excerpt(String text, int before, int carets) {
  /** Longer lines are cut: they would bury the message. */
  static final int LIMIT = 160;

  /** How much of a cut line stands in front of the carets. */
  private static final int LEAD = 60;

  private static final String CUT = "...";

  /**
   * @param line one column per code point
   * @param before columns in front of the place
   * @param length columns of the place
   */
  static Excerpt of(String line, int before, int length) {
    int columns = line.codePointCount(0, line.length());
    if (columns <= LIMIT) {
      return new Excerpt(line, before, Math.max(1, length));
    }
    int from = Math.max(0, Math.min(before - LEAD, columns - LIMIT));
    int to = from + LIMIT;
    String shown = line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
    String head = from > 0 ? CUT : "";
    int carets = Math.max(1, Math.min(length, to - before));
    return new Excerpt(
        head + shown + (to < columns ? CUT : ""), before - from + head.length(), carets);
  }
}
