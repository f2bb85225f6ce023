package org.liveseam.repl.lsp;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.liveseam.grammar.SourceText;
import org.liveseam.grammar.Span;

/** Offsets of a text as lines and characters, both from 0; a character is a UTF-16 unit. */
final class Lines {
  private final SourceText source;

  Lines(String text) {
    source = new SourceText(text);
  }

  String text() {
    return source.text();
  }

  Position position(int offset) {
    int line = source.line(offset);
    return new Position(line - 1, offset - source.lineStart(line));
  }

  Range range(Span span) {
    return new Range(position(span.start()), position(span.end()));
  }

  /** What is behind the end of a line is its end, as the protocol has it. */
  int offset(Position position) {
    if (position.getLine() >= source.lineCount()) {
      return source.text().length();
    }
    int line = Math.max(position.getLine(), 0) + 1;
    int most = source.lineText(line).length();
    return source.lineStart(line) + Math.clamp(position.getCharacter(), 0, most);
  }

  Span span(Range range) {
    int start = offset(range.getStart());
    return new Span(start, Math.max(start, offset(range.getEnd())));
  }

  /** The whole text. */
  Range whole() {
    return new Range(new Position(0, 0), position(source.text().length()));
  }

  /** A stretch in lines that only a line feed ends, and columns of code points, both from 1. */
  Range range(org.liveseam.runtime.diagnostic.Span span) {
    int start = offset(span.line(), span.column());
    return range(new Span(start, Math.max(start, offset(span.endLine(), span.endColumn()))));
  }

  private int offset(int line, int column) {
    String text = source.text();
    int start = 0;
    for (int i = 1; i < line && start >= 0; i++) {
      start = text.indexOf('\n', start) + 1;
      if (start == 0) {
        return text.length();
      }
    }
    int end = text.indexOf('\n', start);
    int most = text.codePointCount(start, end < 0 ? text.length() : end);
    return text.offsetByCodePoints(start, Math.clamp(column - 1, 0, most));
  }
}
