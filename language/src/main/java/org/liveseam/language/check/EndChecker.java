package org.liveseam.language.check;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.MatchArm;
import org.liveseam.grammar.tree.Rescue;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.FlowErrors;

/** Where blocks end, and what stands behind that. */
final class EndChecker {
  private final Context context;
  private final Set<Statement> endless = Collections.newSetFromMap(new IdentityHashMap<>());

  EndChecker(Context context) {
    this.context = context;
  }

  /** Tells of the first statement of a block that nothing gets to. */
  void unreachable(List<Statement> statements, Scope scope) {
    if (context.library) {
      return; // what `fail` is, is not known there yet
    }
    Syntax end = null;
    for (Statement statement : statements) {
      if (end != null && runs(statement)) {
        context.report(
            Diagnostic.of(FlowErrors.UNREACHABLE)
                .note("the block always ends at " + context.span(end).place()),
            statement,
            "");
        return;
      }
      end = end == null ? left(statement, scope) : end;
    }
  }

  /**
   * What leaves the block; a {@code break} in no loop and a {@code return} in no function are
   * errors of their own, and leave nothing.
   */
  private @Nullable Syntax left(Statement statement, Scope scope) {
    Syntax end = of(statement);
    boolean jump = end instanceof Statement.Break || end instanceof Statement.Continue;
    boolean misplaced =
        (jump && !scope.inLoop())
            || (end instanceof Statement.Return && !scope.routine().returns());
    return misplaced ? null : end;
  }

  /** Functions and the like are made before; stages have an error of their own. */
  private static boolean runs(Statement statement) {
    return switch (statement) {
      case Statement.Function f -> false;
      case Statement.Patch patch -> false;
      case Statement.Test test -> false;
      case Statement.Stage stage -> false;
      default -> true;
    };
  }

  /** What leaves whatever happens, if this statement does; null if not. */
  @Nullable Syntax of(Statement statement) {
    return switch (statement) {
      case Statement.Return r -> r;
      case Statement.Break b -> b;
      case Statement.Continue c -> c;
      case Statement.Stage stage -> of(stage.body());
      case Statement.On on -> of(on.body());
      case Statement.Let let -> of(let.value());
      case Statement.Var v -> of(v.value());
      case Statement.Assignment assignment -> of(assignment.value());
      case Statement.Assert a -> isAlways(false, a.condition()) ? a : of(a.condition());
      case Statement.While loop -> endless.contains(loop) ? loop : of(loop.condition());
      case Statement.Evaluate e -> of(e.expression());
      default -> null;
    };
  }

  /** Says that a loop has no {@code break} of its own. */
  void unbroken(Statement.While loop) {
    if (isAlways(true, loop.condition())) {
      endless.add(loop);
    }
  }

  private static boolean isAlways(boolean value, Expression condition) {
    return condition instanceof Expression.BooleanLiteral literal && literal.value() == value;
  }

  private @Nullable Syntax of(Expression expression) {
    return switch (expression) {
      case Expression.Call call -> fails(call) ? call : null;
      case Expression.Block block -> {
        for (Statement statement : block.statements()) {
          Syntax end = of(statement);
          if (end != null) {
            yield end;
          }
        }
        yield null;
      }
      case Expression.Unsafe unsafe -> of(unsafe.body());
      case Expression.If choice -> {
        Expression otherwise = choice.otherwise();
        Syntax end = of(choice.then());
        yield otherwise == null || of(otherwise) == null ? null : end;
      }
      case Expression.Match match -> {
        Syntax end = null;
        for (MatchArm arm : match.arms()) {
          end = of(arm.value());
          if (end == null) {
            yield null;
          }
        }
        yield end;
      }
      case Expression.Try attempt -> {
        Expression.Block ensure = attempt.ensure();
        Syntax last = ensure == null ? null : of(ensure);
        if (last != null) {
          yield last;
        }
        Rescue rescue = attempt.rescue();
        Syntax end = of(attempt.body());
        yield rescue != null && of(rescue.body()) == null ? null : end;
      }
      default -> null;
    };
  }

  /** Whether it is a call of the library's {@code fail}. */
  private boolean fails(Expression.Call call) {
    Binding callee = context.analysis.find(call.callee());
    return callee != null && callee == Prelude.standard().bindings().get("fail");
  }
}
