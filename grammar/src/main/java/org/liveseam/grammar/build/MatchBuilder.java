package org.liveseam.grammar.build;

import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.MatchArm;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Pattern;
import org.liveseam.grammar.tree.RecordEntry;

/** Matches. A pattern is written like an expression and read as one first. */
final class MatchBuilder {
  private static final String ANYTHING = "_";
  private static final String PATTERNS =
      "a pattern: a literal, a range of numbers, a name, `_`, `[..]` or `{..}`";

  private final TreeBuilder tree;

  MatchBuilder(TreeBuilder tree) {
    this.tree = tree;
  }

  Expression.Match match(SeamParser.MatchContext c, Span span) {
    return new Expression.Match(
        tree.expressions().expression(c.expression()),
        c.arm().stream().map(this::arm).toList(),
        span);
  }

  private MatchArm arm(SeamParser.ArmContext c) {
    boolean guarded = c.IF() != null;
    return new MatchArm(
        pattern(tree.expressions().expression(c.expression(0))),
        guarded ? tree.expressions().expression(c.expression(1)) : null,
        tree.expressions().expression(c.expression(guarded ? 2 : 1)),
        tree.span(c));
  }

  private Pattern pattern(Expression written) {
    Span span = written.span();
    return switch (written) {
      case Expression.NullLiteral literal -> new Pattern.Constant(literal, span);
      case Expression.BooleanLiteral literal -> new Pattern.Constant(literal, span);
      case Expression.IntegerLiteral literal -> new Pattern.Constant(literal, span);
      case Expression.FloatLiteral literal -> new Pattern.Constant(literal, span);
      case Expression.DurationLiteral literal -> new Pattern.Constant(literal, span);
      case Expression.SizeLiteral literal -> new Pattern.Constant(literal, span);
      case Expression.StringLiteral literal -> new Pattern.Constant(literal, span);
      case Expression.Reference reference -> name(reference);
      case Expression.Range range -> range(range);
      case Expression.ListLiteral list ->
          new Pattern.Elements(list.elements().stream().map(this::pattern).toList(), span);
      case Expression.RecordLiteral record ->
          new Pattern.Fields(record.entries().stream().map(this::field).toList(), span);
      default -> refused(span);
    };
  }

  private static Pattern name(Expression.Reference reference) {
    Span span = reference.span();
    return reference.name().equals(ANYTHING)
        ? new Pattern.Anything(span)
        : new Pattern.Binding(new Name(reference.name(), span), span);
  }

  private Pattern range(Expression.Range range) {
    return range.from() instanceof Expression.IntegerLiteral from
            && range.to() instanceof Expression.IntegerLiteral to
        ? new Pattern.Between(from.value(), to.value(), range.inclusive(), range.span())
        : refused(range.span());
  }

  private Pattern.Field field(RecordEntry entry) {
    return switch (entry) {
      case RecordEntry.Field field ->
          new Pattern.Field(field.name(), pattern(field.value()), field.span());
      case RecordEntry.Spread spread ->
          new Pattern.Field(
              new Name(ANYTHING, spread.span()), refused(spread.span()), spread.span());
    };
  }

  private Pattern refused(Span span) {
    tree.report(Kind.UNEXPECTED_TOKEN, span, "`" + tree.written(span) + "`", PATTERNS);
    return new Pattern.Anything(span);
  }
}
