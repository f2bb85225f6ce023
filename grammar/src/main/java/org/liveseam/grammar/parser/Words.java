package org.liveseam.grammar.parser;

import org.antlr.v4.runtime.Token;

/** Which tokens are words, and what may stand behind them. */
public final class Words {
  private Words() {}

  /** Words that are never names. */
  public static boolean isReserved(int type) {
    return type >= SeamLexer.AND && type <= SeamLexer.TYPE_NAME;
  }

  /** Words that mean something only where a rule asks for them. */
  public static boolean isContextual(int type) {
    return type >= SeamLexer.AFTER && type <= SeamLexer.WITH;
  }

  static boolean isName(int type) {
    return type == SeamLexer.NAME || isContextual(type);
  }

  static boolean isWord(int type) {
    return isName(type) || isReserved(type);
  }

  /** Whether a value may end with it; a brace behind it then opens a block. */
  static boolean endsOperand(int type) {
    return isName(type)
        || switch (type) {
          case SeamLexer.NUMBER,
              SeamLexer.STRING_CLOSE,
              SeamLexer.TEXT_CLOSE,
              SeamLexer.RPAREN,
              SeamLexer.RBRACKET,
              SeamLexer.BLOCK_CLOSE,
              SeamLexer.RECORD_CLOSE,
              SeamLexer.CODE_BODY,
              SeamLexer.HEADER,
              SeamLexer.TRUE,
              SeamLexer.FALSE,
              SeamLexer.NULL,
              SeamLexer.TYPE_NAME ->
              true;
          default -> false;
        };
  }

  /**
   * Whether a statement may end with it, so that a newline behind it counts.
   *
   * @param head type of the first token of the statement
   */
  static boolean endsStatement(int type, int head) {
    return switch (type) {
      case SeamLexer.BREAK, SeamLexer.CONTINUE, SeamLexer.RETURN -> true;
      case SeamLexer.FUNCTION,
          SeamLexer.AT,
          SeamLexer.WITH,
          SeamLexer.FROM,
          SeamLexer.CONSISTENCY ->
          head != SeamLexer.REPLACE;
      case SeamLexer.STAR -> head == SeamLexer.SHADOW; // of a pointer
      default -> endsOperand(type);
    };
  }

  /** Whether a call without parentheses may have this as the start of its first argument. */
  static boolean startsArgument(int type) {
    return isName(type)
        || switch (type) {
          case SeamLexer.NUMBER,
              SeamLexer.STRING_OPEN,
              SeamLexer.TEXT_OPEN,
              SeamLexer.TRUE,
              SeamLexer.FALSE,
              SeamLexer.NULL,
              SeamLexer.FN,
              SeamLexer.NOT,
              SeamLexer.FOREIGN_STRING ->
              true;
          default -> false;
        };
  }

  /** Whether a block must follow, so that a brace behind it opens no record. */
  static boolean wantsBlock(int type) {
    return switch (type) {
      case SeamLexer.ELSE, SeamLexer.TRY, SeamLexer.UNSAFE, SeamLexer.ENSURE, SeamLexer.RESCUE ->
          true;
      default -> false;
    };
  }

  /** Words that begin a statement and can stand nowhere inside one. */
  static boolean beginsStatementOnly(int type) {
    return switch (type) {
      case SeamLexer.BREAK,
          SeamLexer.CONTINUE,
          SeamLexer.EDITION,
          SeamLexer.IMPORT,
          SeamLexer.LET,
          SeamLexer.PARAM,
          SeamLexer.PATCH,
          SeamLexer.PIPELINE,
          SeamLexer.REPLACE,
          SeamLexer.RETURN,
          SeamLexer.TEST,
          SeamLexer.VAR,
          SeamLexer.WHILE ->
          true;
      default -> false;
    };
  }

  static boolean isVisible(Token token) {
    return token.getChannel() == Token.DEFAULT_CHANNEL;
  }
}
