package org.liveseam.grammar.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.format.Node.Group;
import org.liveseam.grammar.format.Node.Leaf;
import org.liveseam.grammar.parser.SeamLexer;

/** Blocks that belong together, as those of {@code if} and {@code else} do. */
final class Chains {
  private Chains() {}

  /** The same nodes; in each chain every block knows the one before, and is broken if one is. */
  static List<Node> of(List<Node> nodes) {
    List<Node> result = new ArrayList<>(nodes);
    int at = 0;
    while (at < nodes.size()) {
      List<Integer> chain = from(nodes, at);
      if (chain.size() > 1) {
        link(result, chain);
      }
      at = chain.isEmpty() ? at + 1 : chain.getLast() + 1;
    }
    return result;
  }

  /** Places of the blocks of the chain that starts at a place, if one does. */
  private static List<Integer> from(List<Node> nodes, int start) {
    List<Integer> chain = new ArrayList<>();
    int at = start;
    while (at < nodes.size() && nodes.get(at) instanceof Group group && group.isBlock()) {
      chain.add(at);
      if (!goesOn(nodes, at + 1)) {
        break;
      }
      at++;
      while (at < nodes.size() && !(nodes.get(at) instanceof Group next && next.isBlock())) {
        at++;
      }
    }
    return chain;
  }

  private static boolean goesOn(List<Node> nodes, int at) {
    if (at >= nodes.size() || !(nodes.get(at) instanceof Leaf(Piece piece))) {
      return false;
    }
    return switch (piece.type()) {
      case SeamLexer.ELSE, SeamLexer.RESCUE, SeamLexer.ENSURE -> true;
      default -> false;
    };
  }

  private static void link(List<Node> nodes, List<Integer> chain) {
    boolean broken = chain.stream().anyMatch(at -> nodes.get(at).tall());
    @Nullable Group before = null;
    for (int at : chain) {
      Group block = (Group) nodes.get(at);
      boolean empty = block.items().isEmpty() && block.behindOpen().isEmpty();
      before =
          Group.of(
              block.open(),
              block.behindOpen(),
              block.items(),
              block.close(),
              broken && !empty,
              before);
      nodes.set(at, before);
    }
  }
}
