package org.liveseam.grammar.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.format.Node.Group;
import org.liveseam.grammar.format.Node.Item;
import org.liveseam.grammar.format.Node.Leaf;

/** Makes a tree of brackets, statements and elements from a sequence of pieces. */
final class Grouping {
  private final List<Piece> pieces;
  private int at;
  private int lineEnds;

  private Grouping(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** The statements of a file, and the comments between them. */
  static List<Item> of(List<Piece> pieces) {
    var grouping = new Grouping(pieces);
    var file = new Items(null);
    grouping.fill(file);
    return file.done();
  }

  private @Nullable Piece next() {
    return at < pieces.size() ? pieces.get(at) : null;
  }

  private Piece take() {
    Piece piece = pieces.get(at++);
    lineEnds += piece.newlines();
    lineEnds += (int) piece.text().chars().filter(c -> c == '\n').count();
    return piece;
  }

  private void fill(Items items) {
    while (true) {
      Piece piece = next();
      if (piece == null || piece.closes()) {
        items.end(null);
        return;
      }
      if (piece.opens()) {
        items.add(group());
        continue;
      }
      take();
      if (piece.isStatementEnd()) {
        items.statementEnd();
      } else if (piece.isComment()) {
        items.comment(piece, lineEndsBehind(piece));
      } else if (items.isSeparator(piece)) {
        items.end(piece);
      } else {
        items.add(new Leaf(piece));
      }
    }
  }

  private boolean lineEndsBehind(Piece comment) {
    Piece next = next();
    return next == null || comment.endsLine() || next.newlines() > 0 || next.isStatementEnd();
  }

  private Group group() {
    Piece open = take();
    int before = lineEnds;
    Piece first = pieces.get(at);
    var items = new Items(open);
    fill(items);
    Piece close = take();
    boolean written =
        open.opensBlock() ? lineEnds > before : first.newlines() > 0 && !first.closes();
    List<Item> content = items.done();
    boolean broken =
        !(content.isEmpty() && items.behindOpen().isEmpty()) && (written || items.mustBreak());
    return Group.of(open, items.behindOpen(), content, close, broken, null);
  }
}
