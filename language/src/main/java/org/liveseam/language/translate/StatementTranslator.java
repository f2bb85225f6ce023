package org.liveseam.language.translate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.BinaryOperator;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.builtin.ReplaceStatementNode;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.CallChecker;
import org.liveseam.language.check.TypeChecker;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.call.CallNode;
import org.liveseam.language.nodes.control.AssertNode;
import org.liveseam.language.nodes.control.BlockNode;
import org.liveseam.language.nodes.control.ForNode;
import org.liveseam.language.nodes.control.JumpNode;
import org.liveseam.language.nodes.control.KeepNode;
import org.liveseam.language.nodes.control.OnNode;
import org.liveseam.language.nodes.control.ReturnNode;
import org.liveseam.language.nodes.control.WhileNode;
import org.liveseam.language.nodes.expression.ConstantNode;
import org.liveseam.language.nodes.patch.DeclareNode;
import org.liveseam.language.nodes.patch.ImportNode;
import org.liveseam.language.nodes.pipeline.PipelineStatementNode;
import org.liveseam.language.nodes.scope.Variable;
import org.liveseam.language.value.SeamNull;

/** Statements and the blocks they make. */
final class StatementTranslator {
  private final Unit unit;
  private final FrameLayout layout;
  private final ExpressionTranslator expressions;

  StatementTranslator(Unit unit, FrameLayout layout) {
    this.unit = unit;
    this.layout = layout;
    expressions = new ExpressionTranslator(unit, layout);
  }

  /**
   * A block: first its functions are made, then its statements run.
   *
   * @param defined what the block defines
   */
  BlockNode block(List<Statement> statements, Collection<Binding> defined) {
    List<SeamNode> nodes = new ArrayList<>();
    for (Statement statement : statements) {
      if (statement instanceof Statement.Patch patch) {
        new PatchTranslator(unit).declare(patch.declaration());
      }
    }
    for (Statement statement : statements) {
      if (statement instanceof Statement.Function f) {
        SeamNode closure = unit.functions().closure(f.name().text(), f.function(), layout);
        nodes.add(write(unit.binding(f.name()), closure));
      }
    }
    for (Statement statement : statements) {
      SeamNode node = statement(statement);
      if (node != null) {
        nodes.add(node.asStatement());
      }
    }
    boolean valued = !statements.isEmpty() && statements.getLast() instanceof Statement.Evaluate;
    return new BlockNode(
        layout.cells(defined), visible(statements), nodes.toArray(SeamNode[]::new), valued);
  }

  /** What a block defines, as tools see it: each name from the end of its definition on. */
  private List<Variable> visible(List<Statement> statements) {
    List<Variable> visible = new ArrayList<>();
    for (Statement statement : statements) {
      Name name =
          switch (statement) {
            case Statement.Let let -> let.name();
            case Statement.Var v -> v.name();
            case Statement.Function f -> f.name();
            default -> null;
          };
      if (name != null && !unit.binding(name).isGlobal()) {
        int from = statement instanceof Statement.Function ? 0 : statement.span().end();
        visible.add(unit.variables().visible(unit.binding(name), from, layout));
      }
    }
    return visible;
  }

  private @Nullable SeamNode statement(Statement statement) {
    SeamNode node =
        switch (statement) {
          case Statement.Edition edition -> null;
          case Statement.Import imported -> imported(imported);
          case Statement.Let let ->
              write(unit.binding(let.name()), value(let.value(), let.type(), let.name().text()));
          case Statement.Var v ->
              write(unit.binding(v.name()), value(v.value(), v.type(), v.name().text()));
          case Statement.Param p -> write(unit.binding(p.name()), param(p));
          case Statement.Assignment a -> assignment(unit.binding(a.target()), a.value());
          case Statement.Function f -> null;
          case Statement.ExternalFunction f -> null;
          case Statement.Patch patch ->
              new DeclareNode(
                  unit.variables().read(unit.binding(patch.declaration().name()), layout));
          case Statement.Replace replace ->
              new ReplaceStatementNode(
                  new PatchTranslator(unit).statement(replace.clause(), layout));
          case Statement.Library library -> new PatchTranslator(unit).library(library, expressions);
          case Statement.Test test -> {
            unit.test(test);
            yield null;
          }
          case Statement.Pipeline pipeline ->
              new PipelineStatementNode(new PipelineTranslator(unit).pipeline(pipeline));
          case Statement.Stage stage -> PipelineTranslator.stage(stage, expressions);
          case Statement.On on ->
              new OnNode(expressions.translate(on.target()), expressions.block(on.body()));
          case Statement.For loop -> loop(loop);
          case Statement.While loop ->
              new WhileNode(
                  expressions.translate(loop.condition()), expressions.block(loop.body()));
          case Statement.Break b -> JumpNode.toBreak();
          case Statement.Continue c -> JumpNode.toContinue();
          case Statement.Return r -> {
            Expression value = r.value();
            yield new ReturnNode(
                value == null ? new ConstantNode(SeamNull.NULL) : expressions.translate(value));
          }
          case Statement.Assert a -> assertion(a);
          case Statement.Evaluate e -> evaluate(e.expression());
        };
    return node == null ? null : node.at(statement.span());
  }

  private SeamNode write(Binding binding, SeamNode value) {
    return unit.variables().write(binding, value, layout);
  }

  private SeamNode value(
      Expression value, org.liveseam.grammar.tree.@Nullable TypeSyntax type, String name) {
    SeamNode node =
        value instanceof Expression.Closure closure
            ? unit.functions().closure(name, closure.function(), layout)
            : expressions.translate(value);
    return FunctionTranslator.typed(TypeChecker.type(type), "`" + name + "`", node)
        .at(value.span());
  }

  /** Whatever is assigned is of the type that stands at the definition. */
  private SeamNode assignment(Binding binding, Expression value) {
    SeamNode node = expressions.translate(value);
    return write(
        binding,
        FunctionTranslator.typed(binding.written(), "`" + binding.name() + "`", node)
            .at(value.span()));
  }

  private SeamNode param(Statement.Param param) {
    String name = param.name().text();
    Object given = unit.setting(name);
    if (given != null) {
      return new ConstantNode(given).at(param.span());
    }
    Expression defaultValue = param.defaultValue();
    if (defaultValue == null) {
      throw new IllegalStateException("a param without a value passed the checks: " + name);
    }
    return value(defaultValue, param.type(), name);
  }

  /** A verb alone on a line is called. */
  private SeamNode evaluate(Expression expression) {
    SeamNode node = expressions.translate(expression);
    Binding named =
        expression instanceof Expression.Reference ? unit.analysis().find(expression) : null;
    return named != null && CallChecker.isBareVerb(named)
        ? new CallNode(node, new String[0], new SeamNode[0])
        : node;
  }

  private SeamNode imported(Statement.Import statement) {
    var analysis = unit.analysis().imports().get(statement);
    if (analysis == null) {
      throw new IllegalStateException("an import without a file passed the checks");
    }
    Unit imported = unit.globals().unit(analysis);
    return write(
        unit.binding(statement.alias()),
        imported.isLibrary() ? new ConstantNode(imported.module()) : new ImportNode(imported));
  }

  private SeamNode loop(Statement.For loop) {
    return new ForNode(
        expressions.loop(loop, loop.variable(), loop.source()),
        expressions.translate(loop.source()),
        expressions.block(loop.body()));
  }

  private SeamNode assertion(Statement.Assert a) {
    Expression message = a.message();
    SeamNode text = message == null ? null : expressions.translate(message);
    SeamNode place = new ConstantNode(SeamNull.NULL).at(a.condition().span());
    String written = "`" + unit.written(a.condition()) + "`";
    if (a.condition() instanceof Expression.Binary binary && compares(binary.operator())) {
      int left = layout.scratch();
      int right = layout.scratch();
      SeamNode condition =
          expressions.binary(
              binary,
              new KeepNode(left, expressions.translate(binary.left())),
              new KeepNode(right, expressions.translate(binary.right())));
      return new AssertNode(written, left, right, place, condition, text);
    }
    return new AssertNode(written, -1, -1, place, expressions.translate(a.condition()), text);
  }

  private static boolean compares(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
      case OR, AND, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> false;
    };
  }
}
