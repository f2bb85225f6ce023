package org.liveseam.grammar.parser;

import java.util.List;
import org.antlr.v4.runtime.Token;

/** What a look at the next few tokens of the lexer tells about a statement. */
final class Statements {
  private Statements() {}

  /** Index of the first visible token from {@code index} on, newlines included. */
  private static int visible(List<? extends Token> raw, int index) {
    int at = index;
    while (at < raw.size() - 1 && !Words.isVisible(raw.get(at))) {
      at++;
    }
    return Math.min(at, raw.size() - 1);
  }

  /** Type of the first visible token from {@code index} on, newlines included. */
  static int typeAt(List<? extends Token> raw, int index) {
    return raw.get(visible(raw, index)).getType();
  }

  /** The type of a statement's first token: some names are the statement's own words. */
  static int head(List<? extends Token> raw, int index, int type) {
    Token token = raw.get(index);
    if (!Words.isName(type)) {
      return type;
    }
    int next = visible(raw, index + 1);
    int nextType = raw.get(next).getType();
    return switch (token.getText()) {
      case "assert" -> assertionFollows(nextType) ? SeamLexer.ASSERT : type;
      case "external" -> nextType == SeamLexer.FN ? SeamLexer.EXTERNAL : type;
      case "on" ->
          commandAfter(raw, index, type) == index
                  || (nextType == SeamLexer.LPAREN && next > index + 1)
              ? SeamLexer.ON_BLOCK
              : type;
      case "library" ->
          commandAfter(raw, index, type) == index ? SeamLexer.LIBRARY_DECLARATION : type;
      case "stage" -> commandAfter(raw, index, type) == index ? SeamLexer.STAGE : type;
      default -> type;
    };
  }

  private static boolean assertionFollows(int next) {
    return Words.startsArgument(next)
        || switch (next) {
          case SeamLexer.LPAREN,
              SeamLexer.LBRACKET,
              SeamLexer.LBRACE,
              SeamLexer.MINUS,
              SeamLexer.IF,
              SeamLexer.MATCH,
              SeamLexer.TRY,
              SeamLexer.UNSAFE ->
              true;
          default -> false;
        };
  }

  /**
   * The last token of {@code NAME(.NAME)*} when an argument follows it after white space on the
   * same line, else -1.
   */
  static int commandAfter(List<? extends Token> raw, int index, int type) {
    if (!Words.isName(type) && !isStatementWord(type)) {
      return -1;
    }
    int last = index;
    int next = visible(raw, last + 1);
    while (raw.get(next).getType() == SeamLexer.DOT) {
      int member = visible(raw, next + 1);
      if (!Words.isWord(raw.get(member).getType())) {
        return -1;
      }
      last = member;
      next = visible(raw, last + 1);
    }
    if (next == last + 1) {
      return -1; // no white space
    }
    int nextType = raw.get(next).getType();
    boolean named = Words.isWord(nextType) && typeAt(raw, next + 1) == SeamLexer.COLON;
    return named || Words.startsArgument(nextType) ? last : -1;
  }

  private static boolean isStatementWord(int type) {
    return type == SeamLexer.ASSERT
        || type == SeamLexer.ON_BLOCK
        || type == SeamLexer.LIBRARY_DECLARATION
        || type == SeamLexer.STAGE;
  }

  /** Whether any word may stand behind these, reserved or not. */
  static boolean namesAnything(int last, int type, int head) {
    return switch (last) {
      case SeamLexer.FUNCTION -> head == SeamLexer.REPLACE;
      case SeamLexer.WITH -> head == SeamLexer.REPLACE && type != SeamLexer.FN;
      case SeamLexer.MODULE ->
          head == SeamLexer.IN || (head == SeamLexer.REPLACE && type != SeamLexer.IN);
      default -> false;
    };
  }

  /** Whether the brace at {@code index} is followed by what only a record starts with. */
  static boolean opensRecord(List<? extends Token> raw, int index) {
    int first = skipLines(raw, index + 1);
    int type = raw.get(first).getType();
    if (type == SeamLexer.RBRACE || type == SeamLexer.HOLE_CLOSE || type == SeamLexer.SPREAD) {
      return true;
    }
    if (Words.isWord(type)) {
      return typeAt(raw, first + 1) == SeamLexer.COLON;
    }
    if (type != SeamLexer.STRING_OPEN) {
      return false;
    }
    int at = first + 1;
    while (raw.get(at).getType() == SeamLexer.STRING_TEXT
        || raw.get(at).getType() == SeamLexer.ESCAPE) {
      at++;
    }
    return raw.get(at).getType() == SeamLexer.STRING_CLOSE
        && typeAt(raw, at + 1) == SeamLexer.COLON;
  }

  private static int skipLines(List<? extends Token> raw, int index) {
    int at = visible(raw, index);
    while (raw.get(at).getType() == SeamLexer.NEWLINE) {
      at = visible(raw, at + 1);
    }
    return at;
  }
}
