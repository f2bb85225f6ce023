package org.liveseam.language.check;

import java.util.Optional;
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

  /** A function without a name of its own; what it is, is known by its expression. */
  void closure(Expression.Closure closure, Scope scope) {
    var binding = new Binding("fn", Binding.Kind.LET, null, scope.routine(), false);
    binding.function(Signatures.of("fn", closure.function().signature()));
    binding.type(Optional.of("fn"));
    binding.body(body("fn", closure.function(), scope));
    context.analysis.bind(closure, binding);
  }

  /** Parameters, then the body, in a routine of their own. */
  Routine body(String name, FunctionSyntax function, Scope scope) {
    var routine = new Routine(scope.routine(), true);
    routine.gives("the result of `" + name + "`", TypeChecker.type(function.signature().result()));
    context.analysis.routine(function, routine);
    Scope inside = scope.function(routine);
    parameters(function.signature(), inside);
    context.analysis.defined(function, inside.names().values());
    context.expressions.block(function.body(), inside.block());
    context.types.fits(routine.gives(), routine.result(), function.body());
    return routine;
  }

  /** A default sees the parameters before it. */
  void parameters(FunctionSignature signature, Scope inside) {
    for (Parameter parameter : signature.parameters()) {
      context.types.check(parameter.type());
      Expression defaultValue = parameter.defaultValue();
      if (defaultValue != null) {
        context.expressions.check(defaultValue, inside);
        if (!Signatures.takesNull(parameter)) {
          context.types.fits("`" + parameter.name().text() + "`", parameter.type(), defaultValue);
        }
      }
      Binding binding = context.define(inside, parameter.name(), Binding.Kind.PARAMETER);
      inside.routine().parameter(binding);
      if (!Signatures.takesNull(parameter)) {
        binding.type(TypeChecker.only(TypeChecker.type(parameter.type())));
      }
    }
    context.types.check(signature.result());
  }
}
