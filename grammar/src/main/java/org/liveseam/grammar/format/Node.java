package org.liveseam.grammar.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.parser.SeamLexer;

/** A piece, or brackets with what stands in them. */
sealed interface Node {
  /** Wider than any line. */
  int ENDLESS = 1_000_000;

  /** Columns it takes on one line, the space in front of it counted. */
  int width();

  /** Whether it takes several lines whatever the room. */
  boolean tall();

  /** One piece. */
  record Leaf(Piece piece) implements Node {
    @Override
    public int width() {
      return (piece.space() ? 1 : 0) + piece.width();
    }

    @Override
    public boolean tall() {
      return piece.isTall() || piece.endsLine();
    }
  }

  /**
   * Brackets.
   *
   * @param behindOpen comments on the line of the opening one
   * @param items statements or elements
   * @param broken whether each item has lines of its own whatever the room
   * @param after the block before it in a chain such as {@code if {} else {}}: both stand on one
   *     line or neither does
   */
  record Group(
      Piece open,
      List<Piece> behindOpen,
      List<Item> items,
      Piece close,
      boolean broken,
      int width,
      boolean tall,
      @Nullable Group after)
      implements Node {
    static Group of(
        Piece open,
        List<Piece> behindOpen,
        List<Item> items,
        Piece close,
        boolean broken,
        @Nullable Group after) {
      int width = (open.space() ? 1 : 0) + 1 + (close.space() ? 1 : 0) + 1;
      boolean tall = broken;
      for (Item item : items) {
        width = Math.min(ENDLESS, width + item.width());
        tall |= item.tall();
      }
      return new Group(open, behindOpen, items, close, broken, width, tall, after);
    }

    boolean isBlock() {
      return open.opensBlock();
    }

    boolean isRecord() {
      return open.type() == SeamLexer.RECORD_OPEN;
    }
  }

  /**
   * A statement, an element, or comments on lines of their own.
   *
   * @param comma the one behind it
   * @param behind comments behind it on its last line
   * @param blankBefore whether an empty line stands in front of it
   */
  record Item(
      List<Node> nodes,
      @Nullable Piece comma,
      List<Piece> behind,
      boolean blankBefore,
      int width,
      boolean tall) {
    static Item of(
        List<Node> nodes, @Nullable Piece comma, List<Piece> behind, boolean blankBefore) {
      int width = comma == null ? 0 : 1;
      boolean tall = false;
      for (Node node : nodes) {
        width = Math.min(ENDLESS, width + node.width());
        tall |= node.tall();
      }
      for (Piece comment : behind) {
        width = Math.min(ENDLESS, width + 1 + comment.width());
        tall |= comment.endsLine() || comment.isTall();
      }
      return new Item(nodes, comma, behind, blankBefore, width, tall);
    }
  }
}
