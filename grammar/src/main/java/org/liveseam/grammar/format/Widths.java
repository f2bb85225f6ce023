package org.liveseam.grammar.format;

import java.util.List;
import org.liveseam.grammar.format.Node.Group;
import org.liveseam.grammar.format.Node.Item;
import org.liveseam.grammar.format.Node.Leaf;

/** How much room nodes take on a line. */
final class Widths {
  private Widths() {}

  /** All of them, on one line. */
  static int of(List<Node> nodes) {
    int width = 0;
    for (Node node : nodes) {
      width = Math.min(Node.ENDLESS, width + node.width());
    }
    return width;
  }

  /**
   * Up to the first place where the line ends anyway, or may because a block opens there.
   *
   * @param tail what follows if there is no such place
   */
  static int head(List<Node> nodes, int tail) {
    int width = 0;
    for (Node node : nodes) {
      switch (node) {
        case Leaf leaf -> {
          width += leaf.width();
          if (leaf.tall()) {
            return width;
          }
        }
        case Group group -> {
          int open = group.open().space() ? 2 : 1;
          if (group.broken() || (group.isBlock() && !group.items().isEmpty())) {
            return width + open;
          }
          if (group.tall()) {
            return width + open + headOfItems(group.items());
          }
          width += group.width();
        }
      }
    }
    return Math.min(Node.ENDLESS, width + tail);
  }

  private static int headOfItems(List<Item> items) {
    int width = 0;
    for (Item item : items) {
      if (item.tall()) {
        return width + head(item.nodes(), 0);
      }
      width += item.width();
    }
    return width;
  }

  /** What stands behind a bracket on its line, up to where a line may end. */
  static int tail(List<Node> nodes, int tail) {
    int width = 0;
    for (Node node : nodes) {
      boolean chained = node instanceof Group block && block.after() != null;
      if ((node instanceof Group && !chained) || node.tall()) {
        return width + head(List.of(node), 0);
      }
      width += node.width();
      if (node instanceof Leaf leaf && leaf.piece().mayEndLine()) {
        return width;
      }
    }
    return width + tail;
  }
}
