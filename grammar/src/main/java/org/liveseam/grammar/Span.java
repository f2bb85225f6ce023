package org.liveseam.grammar;

/**
 * A stretch of source text.
 *
 * @param start offset of the first character, from 0, in UTF-16 units
 * @param end offset behind the last character; equal to {@code start} for an empty span
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }
}
