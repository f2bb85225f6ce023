package org.liveseam.grammar.parser;

import org.antlr.v4.runtime.Token;
import org.liveseam.grammar.Span;

/** From ANTLR's positions, which count code points, to spans, which count UTF-16 units. */
public final class Offsets {
  /** Unit offset of every code point and of the end; null when both count alike. */
  private final int @org.jspecify.annotations.Nullable [] units;

  public Offsets(String text) {
    int codePoints = text.codePointCount(0, text.length());
    if (codePoints == text.length()) {
      units = null;
      return;
    }
    units = new int[codePoints + 1];
    int unit = 0;
    for (int i = 0; i < codePoints; i++) {
      units[i] = unit;
      unit += Character.charCount(text.codePointAt(unit));
    }
    units[codePoints] = unit;
  }

  public int unit(int codePoint) {
    return units == null ? codePoint : units[codePoint];
  }

  public Span span(Token token) {
    return span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  public Span span(Token first, Token last) {
    return span(first.getStartIndex(), Math.max(first.getStartIndex(), last.getStopIndex() + 1));
  }

  /** From one code point to before another. */
  public Span span(int start, int end) {
    return new Span(unit(start), unit(Math.max(start, end)));
  }
}
