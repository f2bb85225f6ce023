package org.liveseam.language.check;

import java.util.HashSet;
import java.util.Set;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.MatchArm;
import org.liveseam.grammar.tree.Pattern;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NameErrors;

/** Matches: the names of their patterns, arms that are never taken, values that no arm takes. */
final class MatchChecker {
  private final Context context;

  MatchChecker(Context context) {
    this.context = context;
  }

  void check(Expression.Match match, Scope scope) {
    context.expressions.check(match.value(), scope);
    Set<Object> taken = new HashSet<>();
    boolean all = false;
    for (MatchArm arm : match.arms()) {
      Object constant = arm.pattern() instanceof Pattern.Constant c ? constant(c) : null;
      if (all || (constant != null && taken.contains(constant))) {
        context.report(Diagnostic.of(NameErrors.ARM_UNREACHABLE), arm.pattern(), "");
      }
      arm(arm, scope);
      if (arm.guard() == null) {
        all |= takesAll(arm.pattern());
        if (constant != null) {
          taken.add(constant);
        }
      }
    }
    if (!all && !(taken.contains(true) && taken.contains(false))) {
      context.report(
          Diagnostic.of(NameErrors.MATCH_MISSES).help("add an arm for the rest: `_ => ..`"),
          match.value(),
          "what if it is something else?");
    }
  }

  private void arm(MatchArm arm, Scope scope) {
    Scope around = scope.block();
    pattern(arm.pattern(), around);
    context.analysis.defined(arm, around.names().values());
    Expression guard = arm.guard();
    if (guard != null) {
      context.expressions.condition(guard, around);
    }
    context.expressions.check(arm.value(), around);
  }

  private void pattern(Pattern pattern, Scope scope) {
    switch (pattern) {
      case Pattern.Anything anything -> {}
      case Pattern.Constant constant -> {}
      case Pattern.Between between -> {}
      case Pattern.Binding binding -> context.define(scope, binding.name(), Binding.Kind.MATCHED);
      case Pattern.Elements list -> list.elements().forEach(p -> pattern(p, scope));
      case Pattern.Fields record -> record.fields().forEach(f -> pattern(f.pattern(), scope));
    }
  }

  private static boolean takesAll(Pattern pattern) {
    return pattern instanceof Pattern.Anything || pattern instanceof Pattern.Binding;
  }

  private static Object constant(Pattern.Constant pattern) {
    return Constants.of(pattern.value())
        .orElseThrow(() -> new IllegalStateException("no literal: " + pattern));
  }
}
