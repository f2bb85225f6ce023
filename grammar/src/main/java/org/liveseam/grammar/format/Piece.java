package org.liveseam.grammar.format;

import org.liveseam.grammar.parser.SeamLexer;

/**
 * What the printer never looks into: a token, a whole string, C code with its braces, a comment, or
 * the end of a statement.
 *
 * @param type the parser's token type, the lexer's for comments, {@code STRING_OPEN} for any string
 * @param newlines line ends between it and what stands in front of it
 * @param space whether a space separates it from what stands in front of it on the same line
 */
record Piece(int type, String text, Role role, int newlines, boolean space) {

  boolean isComment() {
    return switch (type) {
      case SeamLexer.SHEBANG,
          SeamLexer.DOC_COMMENT,
          SeamLexer.LINE_COMMENT,
          SeamLexer.BLOCK_COMMENT ->
          true;
      default -> false;
    };
  }

  /** Whether nothing can follow on its line. */
  boolean endsLine() {
    return isComment() && type != SeamLexer.BLOCK_COMMENT;
  }

  /** Whether it stands on more than one line, whatever is around it. */
  boolean isTall() {
    return text.indexOf('\n') >= 0;
  }

  boolean isStatementEnd() {
    return type == SeamLexer.NEWLINE;
  }

  boolean opens() {
    return switch (type) {
      case SeamLexer.LPAREN,
          SeamLexer.LBRACKET,
          SeamLexer.BLOCK_OPEN,
          SeamLexer.VALUE_OPEN,
          SeamLexer.RECORD_OPEN ->
          true;
      default -> false;
    };
  }

  boolean closes() {
    return switch (type) {
      case SeamLexer.RPAREN, SeamLexer.RBRACKET, SeamLexer.BLOCK_CLOSE, SeamLexer.RECORD_CLOSE ->
          true;
      default -> false;
    };
  }

  /** Whether it opens statements, and not the elements of a list. */
  boolean opensBlock() {
    return type == SeamLexer.BLOCK_OPEN || type == SeamLexer.VALUE_OPEN;
  }

  /** Whether a line that is too long may end behind it. */
  boolean mayEndLine() {
    return switch (type) {
      case SeamLexer.COMMA -> true;
      case SeamLexer.AND,
          SeamLexer.OR,
          SeamLexer.PLUS,
          SeamLexer.MINUS,
          SeamLexer.STAR,
          SeamLexer.SLASH,
          SeamLexer.PERCENT,
          SeamLexer.EQUAL,
          SeamLexer.NOT_EQUAL,
          SeamLexer.LESS,
          SeamLexer.LESS_OR_EQUAL,
          SeamLexer.GREATER,
          SeamLexer.GREATER_OR_EQUAL ->
          role == Role.BINARY;
      default -> false;
    };
  }

  /** Columns it takes; of a tall one, those of its first line. */
  int width() {
    int end = text.indexOf('\n');
    int units = end < 0 ? text.length() : end;
    return text.codePointCount(0, units);
  }
}
