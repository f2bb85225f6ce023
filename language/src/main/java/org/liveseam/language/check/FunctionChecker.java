package org.liveseam.language.check;

import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.FunctionSignature;
import org.liveseam.grammar.tree.FunctionSyntax;
import org.liveseam.grammar.tree.Parameter;

/** Functions: their parameters and bodies. */
final class FunctionChecker {
  private final Context context;

  FunctionChecker(Context context) {
    this.context = context;
  }

  /** Parameters, then the body, in a routine of their own. */
  Routine body(FunctionSyntax function, Scope scope) {
    var routine = new Routine(scope.routine(), true);
    context.analysis.routine(function, routine);
    Scope inside = scope.function(routine);
    parameters(function.signature(), inside);
    context.analysis.defined(function, inside.names().values());
    context.expressions.block(function.body(), inside.block());
    return routine;
  }

  /** A default sees the parameters before it. */
  void parameters(FunctionSignature signature, Scope inside) {
    for (Parameter parameter : signature.parameters()) {
      context.types.check(parameter.type());
      Expression defaultValue = parameter.defaultValue();
      if (defaultValue != null) {
        context.expressions.check(defaultValue, inside);
        context.types.fits("`" + parameter.name().text() + "`", parameter.type(), defaultValue);
      }
      context
          .define(inside, parameter.name(), Binding.Kind.PARAMETER)
          .type(TypeChecker.only(TypeChecker.type(parameter.type())));
    }
    context.types.check(signature.result());
  }
}
