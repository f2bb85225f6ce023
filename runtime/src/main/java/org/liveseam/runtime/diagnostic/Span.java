package org.liveseam.runtime.diagnostic;

/**
 * A stretch of a source, in lines and columns as editors count them.
 *
 * @param line first line, from 1
 * @param column first column, from 1, in code points
 * @param endLine line of the last character
 * @param endColumn column behind the last character
 */
public record Span(Source source, int line, int column, int endLine, int endColumn) {
  public Span {
    if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
      throw new IllegalArgumentException(
          "span " + line + ":" + column + "-" + endLine + ":" + endColumn);
    }
  }

  /** {@code name:line:column}. */
  public String place() {
    return source.name() + ":" + line + ":" + column;
  }

  @Override
  public String toString() {
    return place();
  }
}
