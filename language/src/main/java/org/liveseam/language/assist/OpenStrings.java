package org.liveseam.language.assist;

import java.util.ArrayDeque;
import java.util.Deque;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;

/** Which strings are open behind the tokens that were passed, holes in them counted. */
final class OpenStrings {
  private static final String QUOTE = "\"";
  private static final String QUOTES = "\"\"\"";

  private final String text;
  private final Deque<String> open = new ArrayDeque<>();
  private int end;

  OpenStrings(String text) {
    this.text = text;
  }

  void pass(Token token) {
    String word = text.substring(token.span().start(), token.span().end());
    leave(token.span().start());
    end = token.span().end();
    if (token.type() == TokenClass.STRING && (word.equals(QUOTE) || word.equals(QUOTES))) {
      if (word.equals(open.peek())) {
        open.pop();
      } else {
        open.push(word);
      }
    } else if (token.type() == TokenClass.PUNCTUATION) {
      switch (word) {
        case "{", "${" -> open.push(word);
        case "}" -> {
          if (!open.isEmpty() && open.peek().endsWith("{")) {
            open.pop();
          }
        }
        default -> {}
      }
    }
  }

  /** A string in plain quotes ends with its line, closed or not. */
  private void leave(int offset) {
    if (QUOTE.equals(open.peek()) && text.substring(end, offset).indexOf('\n') >= 0) {
      open.pop();
    }
  }

  /** Whether a place behind the last token is in a string. */
  boolean open(int offset) {
    leave(offset);
    return QUOTE.equals(open.peek()) || QUOTES.equals(open.peek());
  }
}
