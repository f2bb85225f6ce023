package org.liveseam.language.assist;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.liveseam.grammar.tree.Syntax;

/** Goes through syntax trees whose kinds do not matter. All syntax is records of syntax. */
final class Tree {
  private static final ClassValue<List<Method>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .filter(part -> mayHoldSyntax(part.getType()))
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private Tree() {}

  private static boolean mayHoldSyntax(Class<?> type) {
    return Syntax.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
  }

  /** What a node is made of, in the order its record names it. */
  static List<Syntax> children(Syntax node) {
    List<Syntax> found = new ArrayList<>();
    for (Method part : PARTS.get(node.getClass())) {
      switch (value(node, part)) {
        case Syntax child -> found.add(child);
        case Collection<?> several -> {
          for (Object one : several) {
            if (one instanceof Syntax child) {
              found.add(child);
            }
          }
        }
        case null, default -> {}
      }
    }
    return found;
  }

  /** A node and everything below it, outer ones first. */
  static void each(Syntax node, Consumer<Syntax> visitor) {
    visitor.accept(node);
    children(node).forEach(child -> each(child, visitor));
  }

  /**
   * The nodes around a place, outermost first. What ends just before the place counts, unless
   * something else begins there.
   */
  static List<Syntax> around(Syntax root, int offset) {
    List<Syntax> path = new ArrayList<>();
    path.add(root);
    Syntax inner = root;
    while (inner != null) {
      Syntax next = null;
      for (Syntax child : children(inner)) {
        boolean inside = child.span().start() <= offset && offset < child.span().end();
        if (inside || (next == null && child.span().end() == offset)) {
          next = child;
        }
      }
      if (next != null) {
        path.add(next);
      }
      inner = next;
    }
    return path;
  }

  private static @org.jspecify.annotations.Nullable Object value(Syntax node, Method part) {
    try {
      return part.invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no " + part + " of " + node.getClass(), e);
    }
  }
}
