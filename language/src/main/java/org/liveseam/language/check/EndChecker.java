package org.liveseam.language.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Rescue;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.FlowErrors;

/** Where blocks end, and what stands behind that. */
final class EndChecker {
  private final Context context;

  EndChecker(Context context) {
    this.context = context;
  }

  /** Tells of the first statement of a block that nothing gets to. */
  void unreachable(List<Statement> statements, Scope scope) {
    if (context.library) {
      return; // what `fail` is, is not known there yet
    }
    Statement end = null;
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
  private @Nullable Statement left(Statement statement, Scope scope) {
    Statement end = of(statement);
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

  /** The statement that leaves whatever happens, if this one does; null if not. */
  @Nullable Statement of(Statement statement) {
    return switch (statement) {
      case Statement.Return r -> r;
      case Statement.Break b -> b;
      case Statement.Continue c -> c;
      case Statement.Stage stage -> of(stage.body());
      case Statement.On on -> of(on.body());
      case Statement.Evaluate e -> ends(e.expression()) ? e : of(e.expression());
      default -> null;
    };
  }

  private @Nullable Statement of(Expression expression) {
    return switch (expression) {
      case Expression.Block block -> {
        for (Statement statement : block.statements()) {
          Statement end = of(statement);
          if (end != null) {
            yield end;
          }
        }
        yield null;
      }
      case Expression.Unsafe unsafe -> of(unsafe.body());
      case Expression.If choice -> {
        Expression otherwise = choice.otherwise();
        Statement end = of(choice.then());
        yield otherwise == null || of(otherwise) == null ? null : end;
      }
      case Expression.Try attempt -> {
        Expression.Block ensure = attempt.ensure();
        Statement last = ensure == null ? null : of(ensure);
        if (last != null) {
          yield last;
        }
        Rescue rescue = attempt.rescue();
        Statement end = of(attempt.body());
        yield rescue != null && of(rescue.body()) == null ? null : end;
      }
      default -> null;
    };
  }

  /** Whether it is a call of the library's {@code fail}. */
  private boolean ends(Expression expression) {
    if (!(expression instanceof Expression.Call call)) {
      return false;
    }
    Binding callee = context.analysis.find(call.callee());
    return callee != null && callee == Prelude.standard().bindings().get("fail");
  }
}
