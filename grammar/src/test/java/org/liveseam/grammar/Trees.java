package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.NameSyntax;
import org.liveseam.grammar.tree.Statement;

/** Small trees for tests. */
final class Trees {
  private Trees() {}

  static List<Statement> statements(String text) {
    ParseResult result = Seam.parse(text);
    assertEquals("", SnippetTest.listing(text, result.problems()));
    return result.tree().statements();
  }

  static <T extends Statement> T only(String text, Class<T> type) {
    List<Statement> statements = statements(text);
    assertEquals(1, statements.size(), text);
    return assertInstanceOf(type, statements.getFirst());
  }

  static Expression expression(String text) {
    return only("let it = " + text, Statement.Let.class).value();
  }

  static <T extends Expression> T expression(String text, Class<T> type) {
    return assertInstanceOf(type, expression(text));
  }

  static String name(NameSyntax name) {
    return assertInstanceOf(NameSyntax.Written.class, name).name().text();
  }

  static String written(String text, Span span) {
    return text.substring(span.start(), span.end());
  }

  /** The shape of an expression in prefix form, so that a test says what binds tighter. */
  static String shape(String text) {
    return shape(expression(text));
  }

  static String shape(Expression expression) {
    return switch (expression) {
      case Expression.Binary b ->
          "(%s %s %s)".formatted(b.operator().symbol(), shape(b.left()), shape(b.right()));
      case Expression.Unary u -> "(%s %s)".formatted(u.operator().symbol(), shape(u.operand()));
      case Expression.Range r ->
          "(%s %s %s)".formatted(r.inclusive() ? ".." : "..<", shape(r.from()), shape(r.to()));
      case Expression.Reference r -> r.name();
      case Expression.IntegerLiteral i -> Long.toString(i.value());
      case Expression.Member m -> "(. %s %s)".formatted(shape(m.object()), m.name().text());
      case Expression.Index i -> "([] %s %s)".formatted(shape(i.object()), shape(i.index()));
      case Expression.Call c ->
          "(%s %s %s)"
              .formatted(
                  c.command() ? "command" : "call",
                  shape(c.callee()),
                  c.arguments().stream()
                      .map(a -> (a.name() == null ? "" : a.name().text() + ":") + shape(a.value()))
                      .toList());
      default -> expression.getClass().getSimpleName();
    };
  }
}
