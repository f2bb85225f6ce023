package org.liveseam.grammar.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.RecordEntry;
import org.liveseam.grammar.tree.Rescue;
import org.liveseam.grammar.tree.TypeSyntax;

/** Literals, names, brackets, and control flow that has a value. */
final class PrimaryBuilder {
  private final TreeBuilder tree;
  private final NumberBuilder numbers;
  private final TextBuilder texts;
  private final MatchBuilder matches;

  PrimaryBuilder(TreeBuilder tree) {
    this.tree = tree;
    this.numbers = new NumberBuilder(tree);
    this.texts = new TextBuilder(tree);
    this.matches = new MatchBuilder(tree);
  }

  NumberBuilder numbers() {
    return numbers;
  }

  Expression primary(SeamParser.PrimaryContext context) {
    Span span = tree.span(context);
    return switch (context) {
      case SeamParser.ConstantContext c -> constant(c, span);
      case SeamParser.NumberContext c -> numbers.number(c.NUMBER().getText(), false, span);
      case SeamParser.TextContext c -> texts.string(c.string());
      case SeamParser.ReferenceContext c -> new Expression.Reference(c.name().getText(), span);
      case SeamParser.GroupContext c -> tree.expressions().expression(c.expression());
      case SeamParser.TypeValueContext c -> typeValue(c, span);
      case SeamParser.ListContext c ->
          new Expression.ListLiteral(
              c.expression().stream().map(tree.expressions()::expression).toList(), span);
      case SeamParser.ComprehensionContext c -> comprehension(c, span);
      case SeamParser.RecordContext c -> record(c, span);
      case SeamParser.ClosureContext c ->
          new Expression.Closure(tree.functions().function(c.functionRest(), span), span);
      case SeamParser.BlockValueContext c ->
          new Expression.Block(tree.statements().lines(c.line()), span);
      case SeamParser.ChoiceContext c -> conditional(c.conditional());
      case SeamParser.TryContext c -> attempt(c, span);
      case SeamParser.UnsafeContext c ->
          new Expression.Unsafe(tree.statements().block(c.block()), span);
      case SeamParser.MatchContext c -> matches.match(c, span);
      default -> throw TreeBuilder.noCase(context);
    };
  }

  Expression string(SeamParser.StringContext context) {
    return texts.string(context);
  }

  /** Only the type of a function has a use as a value. */
  private Expression typeValue(SeamParser.TypeValueContext c, Span span) {
    if (c.ARROW() == null) {
      tree.report(Kind.NOT_IN_THIS_EDITION_YET, span, "a type as a value");
      return new Expression.NullLiteral(span);
    }
    var all = c.type().stream().map(tree.functions()::type).toList();
    var type = new TypeSyntax.Function(all.subList(0, all.size() - 1), all.getLast(), span);
    return new Expression.TypeValue(type, span);
  }

  private static Expression constant(SeamParser.ConstantContext c, Span span) {
    return c.NULL() != null
        ? new Expression.NullLiteral(span)
        : new Expression.BooleanLiteral(c.TRUE() != null, span);
  }

  private Expression comprehension(SeamParser.ComprehensionContext c, Span span) {
    return new Expression.Comprehension(
        tree.name(c.name()),
        tree.expressions().expression(c.expression(0)),
        c.IF() == null ? null : tree.expressions().expression(c.expression(1)),
        tree.statements().block(c.block()),
        span);
  }

  private Expression record(SeamParser.RecordContext context, Span span) {
    List<RecordEntry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (SeamParser.RecordEntryContext entry : context.recordEntry()) {
      entries.add(
          switch (entry) {
            case SeamParser.FieldContext c -> field(c, names);
            case SeamParser.SpreadContext c ->
                new RecordEntry.Spread(tree.expressions().expression(c.expression()), tree.span(c));
            default -> throw TreeBuilder.noCase(entry);
          });
    }
    return new Expression.RecordLiteral(entries, span);
  }

  private RecordEntry field(SeamParser.FieldContext c, Set<String> names) {
    Name name = c.name() != null ? tree.name(c.name()) : quotedName(c.string());
    if (!names.add(name.text())) {
      tree.report(Kind.DUPLICATE_FIELD, name.span(), name.text());
    }
    return new RecordEntry.Field(name, tree.expressions().expression(c.expression()), tree.span(c));
  }

  private Name quotedName(SeamParser.StringContext context) {
    Span span = tree.span(context);
    if (texts.string(context) instanceof Expression.StringLiteral literal) {
      return new Name(literal.value(), span);
    }
    tree.report(Kind.UNEXPECTED_TOKEN, span, "a string with `${`", "a name");
    return new Name(tree.written(span), span);
  }

  private Expression conditional(SeamParser.ConditionalContext c) {
    Expression condition = tree.expressions().expression(c.expression());
    Expression.Block then = tree.statements().block(c.block(0));
    Expression otherwise = null;
    if (c.conditional() != null) {
      otherwise = conditional(c.conditional());
    } else if (c.block().size() > 1) {
      otherwise = tree.statements().block(c.block(1));
    }
    return new Expression.If(condition, then, otherwise, tree.span(c));
  }

  private Expression attempt(SeamParser.TryContext c, Span span) {
    Rescue rescue = tree.statements().rescue(c.rescueClause());
    Expression.Block ensure = tree.statements().ensure(c.ensureClause());
    if (rescue == null && ensure == null) {
      tree.report(Kind.TRY_WITHOUT_RESCUE, tree.span(c.TRY()));
    }
    return new Expression.Try(tree.statements().block(c.block()), rescue, ensure, span);
  }
}
