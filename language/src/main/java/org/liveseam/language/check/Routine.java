package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.runtime.diagnostic.Span;

/** A stretch of code with a frame of its own: a file's statements, a function, a test. */
public final class Routine {
  private final @Nullable Routine outer;
  private final boolean returns;
  private final List<Binding> captures = new ArrayList<>();
  private final List<CallSite> calls = new ArrayList<>();
  private final List<Assigned> assigned = new ArrayList<>();
  private final List<Expression.StringLiteral> reports = new ArrayList<>();

  /**
   * @param returns whether a value may be returned from it
   */
  Routine(@Nullable Routine outer, boolean returns) {
    this.outer = outer;
    this.returns = returns;
  }

  /** The one it stands in; null for a file's. */
  public @Nullable Routine outer() {
    return outer;
  }

  boolean returns() {
    return returns;
  }

  /** Variables of outer routines that it uses, in the order its closures carry them. */
  public List<Binding> captures() {
    return List.copyOf(captures);
  }

  /** Notes a use of a variable here, and in every routine between here and its own. */
  void use(Binding binding) {
    if (binding.isGlobal() || binding.routine() == this) {
      return;
    }
    binding.capture();
    Routine routine = this;
    while (routine != null && routine != binding.routine()) {
      if (!routine.captures.contains(binding)) {
        routine.captures.add(binding);
      }
      routine = routine.outer;
    }
  }

  /** Notes an assignment here, and in every routine between here and the variable's own. */
  void assign(Binding binding, Span span) {
    Routine routine = this;
    while (routine != null && routine != binding.routine()) {
      routine.assigned.add(new Assigned(binding, span));
      routine = routine.outer;
    }
  }

  /** Assignments, in it or in a function that stands in it, to variables of routines around it. */
  List<Assigned> assigned() {
    return assigned;
  }

  /** Whether it is a function, or stands in one. */
  boolean inFunction() {
    return returns || (outer != null && outer.inFunction());
  }

  /** Notes a file that it, or a function that stands in it, writes a report to. */
  void report(Expression.StringLiteral file) {
    for (Routine routine = this; routine != null; routine = routine.outer) {
      routine.reports.add(file);
    }
  }

  /** Files that reports are written to, as far as the text tells. */
  public List<Expression.StringLiteral> reports() {
    return reports;
  }

  void call(Binding callee, Span span) {
    calls.add(new CallSite(callee, span));
  }

  List<CallSite> calls() {
    return calls;
  }

  /** What it calls, as far as that is known. */
  Set<Binding> callees() {
    return calls.stream().map(CallSite::callee).collect(Collectors.toUnmodifiableSet());
  }

  /** An assignment to a variable. */
  record Assigned(Binding variable, Span span) {}

  /** A call of something whose definition is known. */
  record CallSite(Binding callee, Span span) {}
}
