package org.liveseam.grammar.format;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.parser.LaidToken;
import org.liveseam.grammar.parser.Offsets;
import org.liveseam.grammar.parser.Scan;
import org.liveseam.grammar.parser.SeamLexer;

/** Joins the parser's tokens and the comments between them into one sequence. */
final class Pieces {
  private final String text;
  private final Offsets offsets;
  private final List<Piece> pieces = new ArrayList<>();
  private int end;
  private int lastType = Token.EOF;
  private Role lastRole = Role.PLAIN;

  private Pieces(String text, Offsets offsets) {
    this.text = text;
    this.offsets = offsets;
  }

  /** The pieces of a text in its order. */
  static List<Piece> of(String text, Scan scan, Roles roles) {
    var pieces = new Pieces(text, scan.offsets());
    List<Token> comments = new ArrayList<>();
    for (Token token : scan.raw()) {
      if (token.getChannel() == SeamLexer.COMMENTS) {
        comments.add(token);
      }
    }
    int comment = 0;
    List<LaidToken> tokens = scan.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      LaidToken token = tokens.get(i);
      while (comment < comments.size()
          && comments.get(comment).getStartIndex() < token.getStartIndex()) {
        pieces.comment(comments.get(comment++));
      }
      if (token.getType() == SeamLexer.STRING_OPEN || token.getType() == SeamLexer.TEXT_OPEN) {
        int close = closeOf(tokens, i);
        Span span = scan.offsets().span(token, tokens.get(close));
        while (comment < comments.size()
            && scan.offsets().unit(comments.get(comment).getStartIndex()) < span.end()) {
          comment++; // in a hole, and so in the string's own text
        }
        pieces.add(SeamLexer.STRING_OPEN, span, Role.PLAIN);
        i = close;
      } else if (token.getType() == SeamLexer.NEWLINE) {
        pieces.statementEnd();
      } else if (!token.isMade() && token.getType() != Token.EOF) {
        pieces.add(token.getType(), scan.offsets().span(token), roles.of(i));
      }
    }
    return pieces.pieces;
  }

  private static int closeOf(List<LaidToken> tokens, int open) {
    int depth = tokens.get(open).depth();
    int at = open + 1;
    while (tokens.get(at).depth() != depth) {
      at++;
    }
    return at;
  }

  private void comment(Token token) {
    add(token.getType(), offsets.span(token), Role.PLAIN);
  }

  /** It has no place of its own: a comment behind it may stand on the line it ends. */
  private void statementEnd() {
    pieces.add(new Piece(SeamLexer.NEWLINE, "", Role.PLAIN, 0, false));
  }

  private void add(int type, Span span, Role role) {
    String between = text.substring(end, span.start());
    int newlines = (int) between.chars().filter(c -> c == '\n').count();
    boolean space =
        lastType != Token.EOF && Spacing.between(lastType, lastRole, type, role, between.isEmpty());
    String written = text.substring(span.start(), span.end());
    var piece = new Piece(type, written, role, newlines, space);
    pieces.add(piece.isComment() ? trimmed(piece) : piece);
    end = span.end();
    lastType = type;
    lastRole = role;
  }

  private static Piece trimmed(Piece comment) {
    return new Piece(
        comment.type(),
        comment.text().stripTrailing(),
        comment.role(),
        comment.newlines(),
        comment.space());
  }
}
