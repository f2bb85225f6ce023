package org.liveseam.language.check;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Argument;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.FunctionSyntax;
import org.liveseam.grammar.tree.OnErrorSyntax;
import org.liveseam.grammar.tree.Parameter;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.grammar.tree.TypeSyntax;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.NativeType;

/** Closures that run in place of native functions, and {@code original}. */
final class ClosureChecker {
  /** What a closure calls to run what it stands in for. */
  static final String ORIGINAL = "original";

  private final Context context;
  private final Binding original;

  ClosureChecker(Context context) {
    this.context = context;
    Routine file = context.analysis.routine();
    original = new Binding(ORIGINAL, Binding.Kind.ORIGINAL, null, file, true);
  }

  /** What {@code original} means where nothing else has that name; null after saying so. */
  @Nullable Binding original(Syntax where, Scope scope) {
    if (scope.routine().inFunction()) {
      return original;
    }
    context.report(Diagnostic.of(NameErrors.ORIGINAL, "stands outside of a function"), where, "");
    return null;
  }

  /** Whether {@code original} is called; it is then resolved. */
  boolean isOriginal(Expression callee, Scope scope) {
    if (!(callee instanceof Expression.Reference reference)
        || !reference.name().equals(ORIGINAL)
        || scope.find(ORIGINAL) != null) {
      return false;
    }
    Binding found = original(reference, scope);
    if (found != null) {
      context.analysis.bind(reference, found);
    }
    return true;
  }

  /** Its arguments go by their places: names are the C code's own. */
  void call(Expression.Call call) {
    for (Argument argument : call.arguments()) {
      if (argument.name() != null) {
        context.report(
            Diagnostic.of(NameErrors.ORIGINAL, "takes no arguments by name"), argument, "");
      }
    }
  }

  /** {@code with fn(..) { .. }}. */
  void body(FunctionSyntax function, Scope scope) {
    for (Parameter parameter : function.signature().parameters()) {
      parameter(parameter);
    }
    TypeSyntax result = function.signature().result();
    if (result == null) {
      report("needs a type for its result, for instance `-> i32` or `-> void`", function);
    } else if (TypeChecker.nativeType(result).isEmpty()) {
      report("cannot give `" + result.text() + "`", result);
    } else if (TypeChecker.nativeType(result).get() == NativeType.STR) {
      report("cannot give `str`, which nobody would free: give `ptr`", result);
    }
    runs(context.functions.body("fn", function, scope), "the closure");
  }

  private void parameter(Parameter parameter) {
    TypeSyntax type = parameter.type();
    String name = parameter.name().text();
    if (type == null) {
      report("needs a type for `" + name + "`, for instance `" + name + ": i32`", parameter);
    } else if (TypeChecker.nativeType(type).filter(t -> t != NativeType.VOID).isEmpty()) {
      report("cannot take `" + type.text() + "`", type);
    }
    Expression defaultValue = parameter.defaultValue();
    if (defaultValue != null) {
      report("has no defaults: native code gives every argument", defaultValue);
    }
  }

  /** {@code on-error VALUE} of a closure that stands right there. */
  void onError(OnErrorSyntax onError, @Nullable TypeSyntax result, Scope scope) {
    Expression value = onError.value();
    if (value == null) {
      return;
    }
    context.expressions.check(value, scope);
    if (TypeChecker.nativeType(result).filter(t -> t == NativeType.VOID).isPresent()) {
      context.report(
          Diagnostic.of(DescriptionErrors.ON_ERROR, "has a value, and the closure gives none"),
          value,
          "");
    } else {
      context.types.fits("the value of `on-error`", result, value);
    }
  }

  /**
   * Code that any thread may enter: it assigns nothing that others see, and does not act.
   *
   * @param what what messages call it
   */
  void runs(Routine code, String what) {
    context.atEnd(
        () -> {
          Set<Routine> seen = Collections.newSetFromMap(new IdentityHashMap<>());
          follow(code, null, seen);
          code.calls().stream()
              .filter(Acts::by)
              .forEach(
                  call ->
                      context.report(
                          Diagnostic.of(NameErrors.CLOSURE_ACTS, call.callee().name())
                              .at(call.span(), "called by " + what)));
        });
  }

  /**
   * Assignments in what it calls are told at the call, because that may be in another file.
   * Variables of a function that is entered on the way are each call's own.
   */
  private void follow(Routine code, @Nullable Span call, Set<Routine> seen) {
    if (!seen.add(code)) {
      return;
    }
    for (Routine.Assigned assigned : code.assigned()) {
      if (seen.contains(assigned.variable().routine())) {
        continue;
      }
      Diagnostic d = Diagnostic.of(NameErrors.ASSIGNS_SHARED, assigned.variable().name());
      context.report(
          call == null
              ? d.at(assigned.span(), "shared by all threads")
              : d.at(call, "assigns it").note("the assignment is at " + assigned.span().place()));
    }
    for (Routine.CallSite site : code.calls()) {
      Routine callee = site.callee().body();
      if (callee != null) {
        follow(callee, call == null ? site.span() : call, seen);
      }
    }
  }

  private void report(String what, Syntax where) {
    context.report(Diagnostic.of(DescriptionErrors.NATIVE_CLOSURE, what), where, "");
  }
}
