package org.liveseam.grammar.format;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.format.Node.Group;
import org.liveseam.grammar.format.Node.Item;
import org.liveseam.grammar.format.Node.Leaf;
import org.liveseam.grammar.parser.SeamLexer;

/**
 * Decides where lines end. A phrase, which is a statement or an element, stands on one line if
 * there is room; else it ends lines behind commas and operators, and brackets that are still too
 * long are given lines of their own.
 */
final class Printer {
  private static final int STEP = 2;

  /** How much deeper the rest of a phrase stands. */
  private static final int REST = 4;

  private final int limit;
  private final Page page = new Page();
  private final Set<Group> opened = Collections.newSetFromMap(new IdentityHashMap<>());

  Printer(int limit) {
    this.limit = limit;
  }

  /** The text of a file; every line of it ends. */
  String file(List<Item> items) {
    boolean first = true;
    for (Item item : items) {
      if (!first) {
        page.newline(0, item.blankBefore());
      }
      first = false;
      item(item, 0);
    }
    return page.end();
  }

  private void item(Item item, int indent) {
    phrase(item.nodes(), indent, item.comma() == null ? 0 : 1);
    behind(item);
  }

  private void behind(Item item) {
    if (item.comma() != null) {
      page.write(item.comma());
    }
    item.behind().forEach(page::comment);
  }

  /**
   * @param base indentation of the line it starts on
   * @param tail columns of what must stand behind it on its last line
   */
  private void phrase(List<Node> nodes, int base, int tail) {
    if (fits(nodes, tail)) {
      flat(nodes);
      return;
    }
    int from = 0;
    boolean argument = false; // the line under way started behind a comma
    for (int i = 0; i < nodes.size(); i++) {
      boolean last = i == nodes.size() - 1;
      if (last || (nodes.get(i) instanceof Leaf leaf && leaf.piece().mayEndLine())) {
        List<Node> chunk = nodes.subList(from, i + 1);
        if (from > 0 && wantsLine(chunk, base, last ? tail : 0)) {
          page.newline(base + REST, false);
          argument = nodes.get(from - 1) instanceof Leaf leaf && leaf.piece().role() != Role.BINARY;
        }
        chunk(chunk, base, argument, last ? tail : 0);
        from = i + 1;
      }
    }
  }

  private boolean fits(List<Node> nodes, int tail) {
    return nodes.stream().noneMatch(Node::tall) && page.column() + Widths.of(nodes) + tail <= limit;
  }

  /** Whether a part of a phrase is better off on a line of its own. */
  private boolean wantsLine(List<Node> chunk, int base, int tail) {
    if (page.column() <= base + REST || fits(chunk, tail)) {
      return false;
    }
    boolean tall = chunk.stream().anyMatch(Node::tall);
    if (!tall && base + REST + Widths.of(chunk) - 1 + tail <= limit) {
      return true;
    }
    return page.column() + Widths.head(chunk, tail) > limit;
  }

  private void chunk(List<Node> nodes, int base, boolean argument, int tail) {
    // A block belongs to the argument it stands in, or to the whole phrase.
    boolean own = argument || nodes.stream().anyMatch(Printer::isClosure);
    int blockIndent = own ? page.indent() : base;
    for (int i = 0; i < nodes.size(); i++) {
      switch (nodes.get(i)) {
        case Leaf(Piece piece) -> {
          if (piece.endsLine() && piece.newlines() > 0 && !page.isFresh()) {
            page.newline(base + REST, false);
          }
          page.write(piece);
          if (piece.endsLine()) {
            page.newlineBeforeNext(base + REST);
          }
        }
        case Group group -> {
          int behind = Widths.tail(nodes.subList(i + 1, nodes.size()), tail);
          if (group.isBlock()) {
            block(group, blockIndent, behind);
          } else {
            brackets(group, behind);
          }
        }
      }
    }
  }

  private static boolean isClosure(Node node) {
    return node instanceof Leaf(Piece piece) && piece.type() == SeamLexer.FN;
  }

  private void block(Group block, int indent, int tail) {
    Group before = block.after();
    boolean open =
        block.tall()
            || page.indent() > indent // a header that took more than one line
            || (before == null
                ? page.column() + block.width() + tail > limit
                : opened.contains(before));
    if (open) {
      opened.add(block);
    }
    if (open && !isEmpty(block)) {
      lines(block, indent);
    } else {
      flat(List.of(block));
    }
  }

  private void brackets(Group group, int tail) {
    boolean fits = page.column() + group.width() + tail <= limit;
    boolean room = page.column() + Widths.head(List.of(group), tail) <= limit;
    if (isEmpty(group) || (!group.tall() && (fits || !isWorthBreaking(group)))) {
      flat(List.of(group));
    } else if (group.tall() && !group.broken() && room) {
      page.write(group.open());
      int base = page.indent();
      for (int i = 0; i < group.items().size(); i++) {
        Item item = group.items().get(i);
        boolean last = i == group.items().size() - 1;
        phrase(item.nodes(), base, last ? 1 + tail : 1);
        behind(item);
      }
      page.write(group.close());
    } else {
      lines(group, page.indent());
    }
  }

  /** A lone name or string gains nothing by a line of its own. */
  private static boolean isWorthBreaking(Group group) {
    return group.items().size() > 1 || group.items().getFirst().nodes().size() > 1;
  }

  private static boolean isEmpty(Group group) {
    return group.items().isEmpty() && group.behindOpen().isEmpty();
  }

  private void lines(Group group, int indent) {
    page.write(group.open());
    group.behindOpen().forEach(page::comment);
    @Nullable Item before = null;
    for (Item item : group.items()) {
      page.newline(indent + STEP, before != null && item.blankBefore());
      item(item, indent + STEP);
      before = item;
    }
    page.newline(indent, false);
    page.write(group.close());
  }

  private void flat(List<Node> nodes) {
    for (Node node : nodes) {
      switch (node) {
        case Leaf(Piece piece) -> page.write(piece);
        case Group group -> {
          page.write(group.open());
          for (Item item : group.items()) {
            flat(item.nodes());
            behind(item);
          }
          page.write(group.close());
        }
      }
    }
  }
}
