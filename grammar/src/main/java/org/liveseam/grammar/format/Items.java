package org.liveseam.grammar.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.format.Node.Item;
import org.liveseam.grammar.format.Node.Leaf;
import org.liveseam.grammar.parser.SeamLexer;

/** Statements or elements while they are gathered, each with the comments that belong to it. */
final class Items {
  private final @Nullable Piece open;
  private final List<Piece> behindOpen = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private List<Node> nodes = new ArrayList<>();
  private boolean blank;
  private boolean statements;
  private boolean mustBreak;

  /**
   * @param open the bracket they stand in; null for a file
   */
  Items(@Nullable Piece open) {
    this.open = open;
  }

  boolean isSeparator(Piece piece) {
    return piece.type() == SeamLexer.COMMA
        && open != null
        && (!open.opensBlock() || piece.role() == Role.SEPARATOR);
  }

  void add(Node node) {
    if (nodes.isEmpty()) {
      Piece first = first(node);
      blank = first.newlines() > 1;
      mustBreak |= statements; // a second statement
    }
    nodes.add(node);
  }

  private static Piece first(Node node) {
    return switch (node) {
      case Leaf leaf -> leaf.piece();
      case Node.Group group -> group.open();
    };
  }

  /**
   * @param lineEnds whether a line ends behind it
   */
  void comment(Piece comment, boolean lineEnds) {
    if (lineEnds && !nodes.isEmpty() && nodes.stream().allMatch(Items::isComment)) {
      add(new Leaf(comment)); // a line of comments
      items.add(Item.of(nodes, null, List.of(), blank));
      nodes = new ArrayList<>();
      mustBreak = true;
      return;
    }
    if (!nodes.isEmpty() || !lineEnds) {
      add(new Leaf(comment));
      return;
    }
    mustBreak = true;
    if (comment.newlines() > 0 || (items.isEmpty() && open == null) || lastLineIsFull()) {
      items.add(alone(comment));
    } else if (items.isEmpty()) {
      behindOpen.add(comment);
    } else {
      Item last = items.removeLast();
      List<Piece> behind = new ArrayList<>(last.behind());
      behind.add(comment);
      items.add(Item.of(last.nodes(), last.comma(), behind, last.blankBefore()));
    }
  }

  /** Whether a comment that was moved behind a comma ends the last item's line. */
  private boolean lastLineIsFull() {
    return !items.isEmpty()
        && !items.getLast().behind().isEmpty()
        && items.getLast().behind().getLast().endsLine();
  }

  private static boolean isComment(Node node) {
    return node instanceof Leaf(Piece piece) && piece.isComment();
  }

  private static Item alone(Piece comment) {
    return Item.of(List.of(new Leaf(comment)), null, List.of(), comment.newlines() > 1);
  }

  void statementEnd() {
    end(null);
    statements |= !items.isEmpty();
  }

  /** Ends an item; comments that ended it stand behind it, those on lines of their own below. */
  void end(@Nullable Piece comma) {
    List<Piece> comments = trailing(comma != null);
    if (!nodes.isEmpty() || comma != null) {
      List<Piece> behind = new ArrayList<>();
      while (!comments.isEmpty() && comments.getFirst().newlines() == 0) {
        behind.add(comments.removeFirst());
      }
      mustBreak |= !behind.isEmpty();
      items.add(Item.of(Chains.of(nodes), comma, behind, blank));
    }
    for (Piece comment : comments) {
      mustBreak = true;
      items.add(alone(comment));
    }
    nodes = new ArrayList<>();
    blank = false;
  }

  /**
   * Takes comments off the end.
   *
   * @param comma whether a comma follows; comments in front of it that end no line stay there
   */
  private List<Piece> trailing(boolean comma) {
    int from = nodes.size();
    boolean ends = false;
    while (from > 1 && nodes.get(from - 1) instanceof Leaf leaf && isComment(leaf)) {
      from--;
      ends |= leaf.piece().endsLine() || leaf.piece().newlines() > 0;
    }
    List<Piece> comments = new ArrayList<>();
    if (!ends || (from == 0 && comma)) {
      return comments;
    }
    while (nodes.size() > from) {
      comments.addFirst(first(nodes.removeLast()));
    }
    return comments;
  }

  List<Piece> behindOpen() {
    return behindOpen;
  }

  /** Whether something in it cannot share its line. */
  boolean mustBreak() {
    return mustBreak;
  }

  List<Item> done() {
    return items;
  }
}
