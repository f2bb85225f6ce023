package org.liveseam.grammar.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.Argument;
import org.liveseam.grammar.tree.BinaryOperator;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.UnaryOperator;

/** Operators, calls and members; what has no operands is in {@link PrimaryBuilder}. */
final class ExpressionBuilder {
  private final TreeBuilder tree;
  private final PrimaryBuilder primaries;

  ExpressionBuilder(TreeBuilder tree) {
    this.tree = tree;
    this.primaries = new PrimaryBuilder(tree);
  }

  Expression expression(SeamParser.ExpressionContext context) {
    return switch (context) {
      case SeamParser.OperandContext c -> primaries.primary(c.primary());
      case SeamParser.MemberContext c ->
          new Expression.Member(
              expression(c.expression()), tree.name(c.name()), tree.span(context));
      case SeamParser.CallContext c ->
          new Expression.Call(
              expression(c.expression()), arguments(c.argument()), false, tree.span(context));
      case SeamParser.IndexContext c ->
          new Expression.Index(
              expression(c.expression(0)), expression(c.expression(1)), tree.span(context));
      case SeamParser.NegationContext c -> negation(c);
      case SeamParser.ProductContext c -> binary(c, c.expression());
      case SeamParser.SumContext c -> binary(c, c.expression());
      case SeamParser.RangeContext c -> range(c);
      case SeamParser.ComparisonContext c -> {
        if (c.expression(0) instanceof SeamParser.ComparisonContext left) {
          reportChain(operator(left), operator(c));
        }
        yield binary(c, c.expression());
      }
      case SeamParser.InversionContext c ->
          new Expression.Unary(UnaryOperator.NOT, expression(c.expression()), tree.span(context));
      case SeamParser.ConjunctionContext c -> binary(c, c.expression());
      case SeamParser.DisjunctionContext c -> binary(c, c.expression());
      default -> throw TreeBuilder.noCase(context);
    };
  }

  Expression string(SeamParser.StringContext context) {
    return primaries.string(context);
  }

  /** Positional before named, each name once. */
  List<Argument> arguments(List<SeamParser.ArgumentContext> contexts) {
    List<Argument> arguments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (SeamParser.ArgumentContext c : contexts) {
      Name name = c.name() == null ? null : tree.name(c.name());
      checkArgument(name, c, names);
      arguments.add(new Argument(name, expression(c.expression()), tree.span(c)));
    }
    return arguments;
  }

  private void checkArgument(
      @Nullable Name name, SeamParser.ArgumentContext context, Set<String> names) {
    if (name == null) {
      if (!names.isEmpty()) {
        tree.report(Kind.POSITIONAL_AFTER_NAMED, tree.span(context));
      }
    } else if (!names.add(name.text())) {
      tree.report(Kind.DUPLICATE_NAMED_ARGUMENT, name.span(), name.text());
    }
  }

  /** A minus belongs to the number behind it, so that the smallest integer can be written. */
  private Expression negation(SeamParser.NegationContext c) {
    if (c.expression() instanceof SeamParser.OperandContext operand
        && operand.primary() instanceof SeamParser.NumberContext number) {
      return primaries.numbers().number(number.NUMBER().getText(), true, tree.span(c));
    }
    return new Expression.Unary(UnaryOperator.NEGATE, expression(c.expression()), tree.span(c));
  }

  private Expression range(SeamParser.RangeContext c) {
    if (c.expression(0) instanceof SeamParser.RangeContext left) {
      reportChain(operator(left), operator(c));
    }
    return new Expression.Range(
        expression(c.expression(0)), expression(c.expression(1)), c.RANGE() != null, tree.span(c));
  }

  private Expression binary(
      SeamParser.ExpressionContext context, List<SeamParser.ExpressionContext> operands) {
    Token operator = operator(context);
    Span span = tree.span(context);
    return new Expression.Binary(
        meaning(operator),
        tree.span(operator),
        expression(operands.get(0)),
        expression(operands.get(1)),
        span);
  }

  private static Token operator(SeamParser.ExpressionContext context) {
    return ((TerminalNode) context.getChild(1)).getSymbol();
  }

  private void reportChain(Token first, Token second) {
    tree.report(Kind.CHAINED_COMPARISON, tree.span(second), first.getText(), second.getText());
  }

  private static BinaryOperator meaning(Token operator) {
    return switch (operator.getType()) {
      case SeamParser.OR -> BinaryOperator.OR;
      case SeamParser.AND -> BinaryOperator.AND;
      case SeamParser.EQUAL -> BinaryOperator.EQUAL;
      case SeamParser.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case SeamParser.LESS -> BinaryOperator.LESS;
      case SeamParser.LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case SeamParser.GREATER -> BinaryOperator.GREATER;
      case SeamParser.GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      case SeamParser.PLUS -> BinaryOperator.ADD;
      case SeamParser.MINUS -> BinaryOperator.SUBTRACT;
      case SeamParser.STAR -> BinaryOperator.MULTIPLY;
      case SeamParser.SLASH -> BinaryOperator.DIVIDE;
      case SeamParser.PERCENT -> BinaryOperator.REMAINDER;
      default -> throw new IllegalStateException("no operator " + operator.getText());
    };
  }
}
