package org.liveseam.grammar.format;

import org.liveseam.grammar.parser.SeamLexer;

/** Whether two tokens on one line have a space between them. */
final class Spacing {
  private Spacing() {}

  /**
   * @param touching whether they had none
   */
  static boolean between(int before, Role beforeRole, int type, Role role, boolean touching) {
    if (isComment(before) || isComment(type)) {
      boolean opened = before == SeamLexer.LPAREN || before == SeamLexer.LBRACKET;
      boolean closes =
          type == SeamLexer.RPAREN || type == SeamLexer.RBRACKET || type == SeamLexer.COMMA;
      return !opened && !closes;
    }
    return switch (before) {
      case SeamLexer.LPAREN, SeamLexer.LBRACKET, SeamLexer.DOT, SeamLexer.SPREAD -> false;
      case SeamLexer.RANGE, SeamLexer.RANGE_BELOW -> false;
      case SeamLexer.RECORD_OPEN -> type != SeamLexer.RECORD_CLOSE;
      case SeamLexer.MINUS ->
          switch (beforeRole) {
            case PREFIX -> false;
            case BINARY -> true;
            default -> !touching;
          };
      default -> inFrontOf(type, role, beforeRole, touching);
    };
  }

  private static boolean inFrontOf(int type, Role role, Role beforeRole, boolean touching) {
    return switch (type) {
      case SeamLexer.RPAREN,
          SeamLexer.RBRACKET,
          SeamLexer.COMMA,
          SeamLexer.COLON,
          SeamLexer.DOT,
          SeamLexer.RANGE,
          SeamLexer.RANGE_BELOW ->
          false;
      case SeamLexer.STAR -> role == Role.BINARY || beforeRole != Role.POINTER;
      default ->
          switch (role) {
            case TIGHT -> false;
            case AS_WRITTEN -> !touching;
            default -> true;
          };
    };
  }

  private static boolean isComment(int type) {
    return type == SeamLexer.BLOCK_COMMENT
        || type == SeamLexer.LINE_COMMENT
        || type == SeamLexer.DOC_COMMENT
        || type == SeamLexer.SHEBANG;
  }
}
