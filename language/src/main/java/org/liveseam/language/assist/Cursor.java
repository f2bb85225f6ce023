package org.liveseam.language.assist;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;

/**
 * A place in a text, seen from its tokens: what stands before it, and what it is inside of. Works
 * on texts that do not parse.
 */
final class Cursor {
  private final String text;
  private final Span word;
  private final List<Token> before = new ArrayList<>();
  private final TokenClass inside;

  /**
   * @param hyphens whether hyphens belong to the word, as in {@code per-task}
   */
  Cursor(String text, int offset, boolean hyphens) {
    this.text = text;
    int start = offset;
    while (start > 0 && isPart(text.charAt(start - 1), hyphens)) {
      start--;
    }
    TokenClass around = TokenClass.PUNCTUATION;
    var strings = new OpenStrings(text);
    for (Token token : Seam.tokens(text)) {
      if (token.span().end() <= offset) {
        strings.pass(token);
      }
      if (token.span().start() < offset && offset < token.span().end() && isOpaque(token.type())) {
        around = token.type();
      } else if (token.type() == TokenClass.COMMENT) {
        around = isOpenComment(token, offset) ? TokenClass.COMMENT : around;
      } else if (token.span().end() <= start) {
        before.add(token);
      }
    }
    if (strings.open(offset)) {
      around = TokenClass.STRING;
    }
    inside = around;
    word = new Span(start, offset);
  }

  private static boolean isOpaque(TokenClass type) {
    return type == TokenClass.STRING || type == TokenClass.COMMENT || type == TokenClass.C_CODE;
  }

  /** A comment of one line goes on behind its last character. */
  private boolean isOpenComment(Token token, int offset) {
    return token.span().end() == offset && text.startsWith("//", token.span().start());
  }

  private static boolean isPart(char c, boolean hyphens) {
    return c == '_' || Character.isLetterOrDigit(c) || (hyphens && c == '-');
  }

  /** The part of a word before the place; empty between words. */
  Span word() {
    return word;
  }

  /** What it is in the middle of: a string, a comment, C; punctuation for none of these. */
  TokenClass inside() {
    return inside;
  }

  /** A token before the word, counted back from it: 0 is the last; empty if there is none. */
  String back(int count) {
    int index = before.size() - 1 - count;
    return index < 0 ? "" : text(before.get(index));
  }

  String text(Token token) {
    return text.substring(token.span().start(), token.span().end());
  }

  /** The text from one token to before another. */
  String between(int from, int to) {
    return text.substring(before.get(from).span().start(), before.get(to - 1).span().end());
  }

  /** All tokens before the word, comments left out. */
  List<Token> before() {
    return before;
  }

  /** Whether nothing but white space stands before the word on its line, or in its block. */
  boolean startsLine() {
    if (before.isEmpty()) {
      return true;
    }
    Span last = before.getLast().span();
    String gap = text.substring(last.end(), word.start());
    return gap.indexOf('\n') >= 0 || back(0).equals("{") || back(0).equals("}");
  }

  /** Index of the token that opened what the place is in; -1 at the top. */
  int opener() {
    return opener(before.size());
  }

  /** The same for the token of an index. */
  int opener(int index) {
    int depth = 0;
    for (int i = index - 1; i >= 0; i--) {
      if (before.get(i).type() != TokenClass.PUNCTUATION) {
        continue;
      }
      switch (text(before.get(i))) {
        case ")", "]", "}" -> depth++;
        case "(", "[", "{", "${" -> {
          if (depth-- == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /** The tokens on the word's line, before it. */
  List<String> line() {
    return startsLine() ? List.of() : head(before.size());
  }

  /** The tokens before one of them, on its line or in its block. */
  List<String> head(int index) {
    List<String> head = new ArrayList<>();
    for (int i = index - 1; i >= 0; i--) {
      head.addFirst(text(before.get(i)));
      boolean first =
          i == 0
              || text.substring(before.get(i - 1).span().end(), before.get(i).span().start())
                      .indexOf('\n')
                  >= 0
              || text(before.get(i - 1)).equals("{");
      if (first) {
        break;
      }
    }
    return head;
  }
}
