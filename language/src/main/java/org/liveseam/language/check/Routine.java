package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.language.value.SeamType;
import org.liveseam.runtime.diagnostic.Span;

/** A stretch of code with a frame of its own: a file's statements, a function, a test. */
public final class Routine {
  private final @Nullable Routine outer;
  private final boolean returns;
  private final List<Binding> parameters = new ArrayList<>();
  private final List<Binding> captures = new ArrayList<>();
  private final List<CallSite> calls = new ArrayList<>();
  private final List<Assigned> assigned = new ArrayList<>();
  private final List<Expression.StringLiteral> reports = new ArrayList<>();
  private String gives = "";
  private SeamType result = SeamType.ANY;

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

  /** Says what it gives, whichever way it ends. */
  void gives(String what, SeamType type) {
    gives = what;
    result = type;
  }

  /** What it gives, for messages. */
  String gives() {
    return gives;
  }

  SeamType result() {
    return result;
  }

  void parameter(Binding binding) {
    parameters.add(binding);
  }

  /** In their order. */
  List<Binding> parameters() {
    return parameters;
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
    calls.add(new CallSite(callee, span, List.of()));
  }

  /** Notes a call that passes something on. */
  void call(Binding callee, Span span, List<Given> given) {
    calls.add(new CallSite(callee, span, given));
  }

  /** Notes calls of a part of it as its own. */
  void calls(Routine part) {
    calls.addAll(part.calls);
  }

  List<CallSite> calls() {
    return calls;
  }

  /** An assignment to a variable. */
  record Assigned(Binding variable, Span span) {}

  /** A call of something whose definition is known. */
  record CallSite(Binding callee, Span span, List<Given> given) {}

  /**
   * A function that is passed on.
   *
   * @param name of the parameter; null if it goes by its place
   */
  record Given(@Nullable String name, int place, Binding function) {}
}
