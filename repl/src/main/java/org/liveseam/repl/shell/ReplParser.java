package org.liveseam.repl.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.liveseam.grammar.Completeness;
import org.liveseam.grammar.Seam;
import org.liveseam.repl.session.Suggester;

/** Tells the line reader whether an input is whole, and which word the cursor is in. */
final class ReplParser implements Parser {
  private final Suggester suggester;

  ReplParser(Suggester suggester) {
    this.suggester = suggester;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE
        && !line.stripLeading().startsWith(":")
        && !line.isBlank()
        && Seam.parse(line).completeness() instanceof Completeness.Incomplete incomplete) {
      throw new EOFError(-1, -1, "incomplete", incomplete.open());
    }
    // Whoever suggests says what a suggestion takes the place of.
    int start = context == ParseContext.COMPLETE ? suggester.at(line, cursor).start() : cursor;
    return new Word(line, cursor, line.substring(Math.min(start, cursor), cursor));
  }

  @Override
  public boolean isEscapeChar(char ch) {
    return false;
  }

  /** The part of a word before the cursor. */
  private record Word(String line, int cursor, String word) implements CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }
}
