package org.liveseam.runtime.build;

import java.nio.charset.StandardCharsets;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;

/** From offsets and bytes in a piece of C to lines and columns of the text it stands in. */
public final class Places {
  private Places() {}

  /**
   * The span of {@code length} characters on one line.
   *
   * @param start where {@code code} begins
   * @param offset in {@code code}
   */
  public static Span at(Span start, String code, int offset, int length) {
    int line = start.line();
    int lineStart = 0;
    for (int i = code.indexOf('\n'); i >= 0 && i < offset; i = code.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    int first = line == start.line() ? start.column() : 1;
    int column = first + code.codePointCount(lineStart, offset);
    int end = Math.min(code.length(), offset + length);
    return new Span(
        start.source(), line, column, line, column + Math.max(1, code.codePointCount(offset, end)));
  }

  /** The span of the C token that begins at an offset. */
  public static Span token(Span start, String code, int offset) {
    int at = Math.clamp(offset, 0, code.length());
    return at(start, code, at, Math.max(1, tokenEnd(code, at) - at));
  }

  /** Where a whole file begins. */
  public static Span start(Source source) {
    return new Span(source, 1, 1, 1, 1);
  }

  /** How many characters the first {@code bytes} bytes of a line are, at most all of them. */
  public static int charsOfBytes(String line, int bytes) {
    int chars = 0;
    int left = bytes;
    while (chars < line.length() && left > 0) {
      int point = line.codePointAt(chars);
      left -= bytes(Character.toString(point));
      chars += Character.charCount(point);
    }
    return chars;
  }

  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int tokenEnd(String code, int at) {
    int end = at;
    while (end < code.length() && Character.isUnicodeIdentifierPart(code.charAt(end))) {
      end++;
    }
    if (end > at || at >= code.length()) {
      return end;
    }
    char c = code.charAt(at);
    char close = c == '<' ? '>' : c;
    if (c == '"' || c == '\'' || c == '<') {
      int line = code.indexOf('\n', at);
      int last = code.indexOf(close, at + 1);
      boolean closed = last > 0 && (line < 0 || last < line);
      // A < that opens no header is an operator.
      boolean header = c != '<' || code.lastIndexOf("include", at) > code.lastIndexOf('\n', at);
      return closed && header ? last + 1 : at + 1;
    }
    return at + 1;
  }
}
