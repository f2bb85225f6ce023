package org.liveseam.grammar.build;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Rescue;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.TypeSyntax;

/** Declarations and control flow. */
final class StatementBuilder {
  /** The one option of a stage. */
  private static final String DEADLINE = "deadline";

  private final TreeBuilder tree;

  StatementBuilder(TreeBuilder tree) {
    this.tree = tree;
  }

  /** The whole ones of some lines. */
  List<Statement> lines(List<SeamParser.LineContext> lines) {
    List<Statement> statements = new ArrayList<>();
    for (SeamParser.LineContext line : lines) {
      Statement statement = line.exception == null ? statement(line.statement()) : null;
      if (statement != null) {
        statements.add(statement);
      }
    }
    return statements;
  }

  Expression.Block block(SeamParser.BlockContext context) {
    return new Expression.Block(lines(context.line()), tree.span(context));
  }

  private @Nullable Statement statement(SeamParser.StatementContext context) {
    ParserRuleContext only = (ParserRuleContext) context.getChild(0);
    Span span = tree.span(only);
    return switch (only) {
      case SeamParser.EditionDeclarationContext c ->
          new Statement.Edition(expression(c.expression()), span);
      case SeamParser.ImportDeclarationContext c ->
          new Statement.Import(expression(c.expression()), tree.name(c.name()), span);
      case SeamParser.LetDeclarationContext c -> binding(c, span);
      case SeamParser.ParamDeclarationContext c ->
          new Statement.Param(
              tree.name(c.name()),
              c.type() == null ? null : tree.functions().type(c.type()),
              c.expression() == null ? null : expression(c.expression()),
              tree.doc(c),
              span);
      case SeamParser.FunctionDeclarationContext c ->
          new Statement.Function(
              tree.name(c.name()),
              tree.functions().function(c.functionRest(), span),
              tree.doc(c),
              span);
      case SeamParser.ExternalFunctionContext c ->
          new Statement.ExternalFunction(
              tree.name(c.name()), tree.functions().signature(c.signature()), tree.doc(c), span);
      case SeamParser.PatchDeclarationContext c -> tree.patches().patch(c);
      case SeamParser.ReplaceStatementContext c ->
          new Statement.Replace(tree.patches().statement(c.replaceClause()), tree.doc(c), span);
      case SeamParser.LibraryDeclarationContext c ->
          new Statement.Library(
              expression(c.expression(0)),
              c.FROM() == null ? null : expression(c.expression(1)),
              tree.doc(c),
              span);
      case SeamParser.TestDeclarationContext c ->
          new Statement.Test(
              expression(c.expression(0)),
              c.ON() == null ? null : expression(c.expression(1)),
              block(c.block()),
              tree.doc(c),
              span);
      case SeamParser.PipelineDeclarationContext c ->
          new Statement.Pipeline(
              tree.name(c.name(0)),
              deadline(c.COMMA(), c.name(), c.expression()),
              block(c.block()),
              rescue(c.rescueClause()),
              ensure(c.ensureClause()),
              tree.doc(c),
              span);
      case SeamParser.StageBlockContext c -> stage(c, span);
      case SeamParser.OnBlockContext c ->
          new Statement.On(expression(c.expression()), block(c.block()), span);
      case SeamParser.ForLoopContext c ->
          new Statement.For(
              tree.name(c.name()), expression(c.expression()), block(c.block()), span);
      case SeamParser.WhileLoopContext c ->
          new Statement.While(expression(c.expression()), block(c.block()), span);
      case SeamParser.BreakContext _ -> new Statement.Break(span);
      case SeamParser.ContinueContext _ -> new Statement.Continue(span);
      case SeamParser.ReturnContext c ->
          new Statement.Return(c.expression() == null ? null : expression(c.expression()), span);
      case SeamParser.AssertionContext c -> assertion(c, span);
      case SeamParser.EvaluationContext c -> evaluation(c, span);
      default -> throw TreeBuilder.noCase(only);
    };
  }

  @Nullable Rescue rescue(SeamParser.@Nullable RescueClauseContext c) {
    return c == null ? null : new Rescue(tree.name(c.name()), block(c.block()), tree.span(c));
  }

  Expression.@Nullable Block ensure(SeamParser.@Nullable EnsureClauseContext c) {
    return c == null ? null : block(c.block());
  }

  private Statement stage(SeamParser.StageBlockContext c, Span span) {
    boolean on = c.ON() != null;
    SeamParser.ExpressionContext last = c.COMMA() == null ? null : c.expression(on ? 1 : 0);
    return new Statement.Stage(
        tree.name(c.name(0)),
        on ? expression(c.expression(0)) : null,
        deadline(c.COMMA(), c.name(), last),
        block(c.block()),
        span);
  }

  /** What stands behind {@code , deadline}; the only option there is. */
  private @Nullable Expression deadline(
      @Nullable TerminalNode comma,
      List<SeamParser.NameContext> names,
      SeamParser.@Nullable ExpressionContext length) {
    if (comma == null || length == null) {
      return null;
    }
    SeamParser.NameContext option = names.getLast();
    if (!option.getText().equals(DEADLINE)) {
      tree.report(
          Kind.UNEXPECTED_TOKEN,
          tree.span(option),
          "`" + option.getText() + "`",
          "`" + DEADLINE + "`");
    }
    return expression(length);
  }

  private Expression expression(SeamParser.ExpressionContext context) {
    return tree.expressions().expression(context);
  }

  private Statement binding(SeamParser.LetDeclarationContext c, Span span) {
    TypeSyntax type = c.type() == null ? null : tree.functions().type(c.type());
    var name = tree.name(c.name());
    Expression value = expression(c.expression());
    return c.LET() != null
        ? new Statement.Let(name, type, value, tree.doc(c), span)
        : new Statement.Var(name, type, value, tree.doc(c), span);
  }

  private Statement assertion(SeamParser.AssertionContext c, Span span) {
    return new Statement.Assert(
        expression(c.expression(0)),
        c.expression().size() == 1 ? null : expression(c.expression(1)),
        span);
  }

  private @Nullable Statement evaluation(SeamParser.EvaluationContext c, Span span) {
    Expression first = expression(c.expression(0));
    if (c.ASSIGN() != null) {
      Expression value = expression(c.expression(1));
      if (first instanceof Expression.Reference target) {
        return new Statement.Assignment(
            new org.liveseam.grammar.tree.Name(target.name(), target.span()), value, span);
      }
      tree.report(Kind.NOT_ASSIGNABLE, first.span());
      return null;
    }
    if (c.COMMAND() != null) {
      first = new Expression.Call(first, tree.expressions().arguments(c.argument()), true, span);
    }
    return new Statement.Evaluate(first, span);
  }
}
