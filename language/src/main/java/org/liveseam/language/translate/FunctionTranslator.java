package org.liveseam.language.translate;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.FunctionSyntax;
import org.liveseam.grammar.tree.Parameter;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.language.api.HostFunction;
import org.liveseam.language.builtin.Builtins;
import org.liveseam.language.builtin.HostFunctionNode;
import org.liveseam.language.check.Binding;
import org.liveseam.language.check.Routine;
import org.liveseam.language.check.Signatures;
import org.liveseam.language.check.StandardModules;
import org.liveseam.language.check.TypeChecker;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.call.ArgumentNode;
import org.liveseam.language.nodes.call.ClosureNode;
import org.liveseam.language.nodes.call.FunctionBodyNode;
import org.liveseam.language.nodes.variable.CellNode;
import org.liveseam.language.nodes.variable.TypedNode;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.SeamType;

/** Functions: their code, and closures over it. */
final class FunctionTranslator {
  private final Unit unit;

  FunctionTranslator(Unit unit) {
    this.unit = unit;
  }

  /** Makes a function where it stands. */
  SeamNode closure(String name, FunctionSyntax function, FrameLayout around) {
    List<CellNode> captures = new ArrayList<>();
    for (Binding binding : unit.analysis().routine(function).captures()) {
      captures.add(unit.variables().cell(binding, around));
    }
    return new ClosureNode(code(name, function), captures.toArray(CellNode[]::new))
        .at(function.span());
  }

  SeamFunction.Code code(String name, FunctionSyntax function) {
    Routine routine = unit.analysis().routine(function);
    var layout = new FrameLayout(routine);
    var expressions = new ExpressionTranslator(unit, layout);
    List<SeamNode> parameters = new ArrayList<>();
    List<Parameter> syntax = function.signature().parameters();
    for (int i = 0; i < syntax.size(); i++) {
      SeamNode argument = argument(name, i, syntax.get(i), expressions);
      Binding binding = unit.binding(syntax.get(i).name());
      parameters.add(unit.variables().write(binding, argument, layout).at(syntax.get(i).span()));
    }
    SeamNode body =
        new FunctionBodyNode(
                layout.cells(unit.analysis().definedIn(function)),
                unit.variables().visible(unit.analysis().definedIn(function), 0, layout),
                parameters.toArray(SeamNode[]::new),
                expressions.block(function.body()))
            .at(function.body().span());
    SeamNode checked =
        typed(TypeChecker.type(function.signature().result()), "the result of `" + name + "`", body)
            .at(function.body().span());
    return new SeamFunction.Code(
        Signatures.of(name, function.signature()),
        unit.root(layout, name, function, checked.asRootBody()));
  }

  /** A function of the library whose body is a node of ours. */
  SeamFunction.Code external(Statement.ExternalFunction function) {
    String name = function.name().text();
    var layout = new FrameLayout(unit.analysis().routine());
    var expressions = new ExpressionTranslator(unit, layout);
    List<SeamNode> arguments = new ArrayList<>();
    List<Parameter> syntax = function.signature().parameters();
    for (int i = 0; i < syntax.size(); i++) {
      arguments.add(argument(name, i, syntax.get(i), expressions));
    }
    SeamNode body = external(module() + name, function, arguments.toArray(SeamNode[]::new));
    return new SeamFunction.Code(
        Signatures.of(name, function.signature()),
        unit.root(layout, name, function, body.at(function.span()).asRootBody()));
  }

  private SeamNode external(
      String name, Statement.ExternalFunction function, SeamNode[] arguments) {
    HostFunction host = unit.globals().prelude().host(name);
    if (host == null) {
      return Builtins.standard().node(name, arguments);
    }
    return typed(
        TypeChecker.type(function.signature().result()),
        "what the host's `" + name + "` gives",
        new HostFunctionNode(name, host, arguments).at(function.span()));
  }

  /** What nodes of a module's functions have before their names. */
  private String module() {
    return StandardModules.all().nameOf(unit.analysis()).map(name -> name + ".").orElse("");
  }

  private SeamNode argument(
      String function, int index, Parameter parameter, ExpressionTranslator expressions) {
    Expression defaultValue = parameter.defaultValue();
    SeamNode node =
        new ArgumentNode(index, defaultValue == null ? null : expressions.translate(defaultValue))
            .at(parameter.span());
    String what = "`" + parameter.name().text() + "` of `" + function + "`";
    SeamType wanted = TypeChecker.type(parameter.type());
    return wanted.takesAnything()
        ? node
        : new TypedNode(wanted, Signatures.takesNull(parameter), what, true, node)
            .at(parameter.span());
  }

  /**
   * @param what the place, for messages
   */
  static SeamNode typed(SeamType wanted, String what, SeamNode value) {
    return wanted.takesAnything() ? value : new TypedNode(wanted, false, what, false, value);
  }
}
