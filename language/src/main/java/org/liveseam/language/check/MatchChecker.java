package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
    var taken = new Taken();
    for (MatchArm arm : match.arms()) {
      if (taken.holds(arm.pattern())) {
        context.report(Diagnostic.of(NameErrors.ARM_UNREACHABLE), arm.pattern(), "");
      }
      arm(arm, scope);
      if (arm.guard() == null) {
        taken.add(arm.pattern());
      }
    }
    if (!taken.isComplete()) {
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

  /** What the arms so far take for sure. */
  private static final class Taken {
    private final Set<Object> constants = new HashSet<>();
    private final List<Pattern.Between> ranges = new ArrayList<>();
    private final List<Pattern> composed = new ArrayList<>();
    private boolean all;

    void add(Pattern pattern) {
      switch (pattern) {
        case Pattern.Anything anything -> all = true;
        case Pattern.Binding binding -> all = true;
        case Pattern.Constant constant -> constants.add(value(constant));
        case Pattern.Between range -> ranges.add(range);
        case Pattern.Elements list -> composed.add(list);
        case Pattern.Fields record -> composed.add(record);
      }
    }

    /** Whether nothing is left for a pattern to take. */
    boolean holds(Pattern pattern) {
      return all
          || switch (pattern) {
            case Pattern.Constant constant ->
                constants.contains(value(constant))
                    || (value(constant) instanceof Long n
                        && ranges.stream().anyMatch(range -> isWithin(range, n, n)));
            case Pattern.Between range ->
                isEmpty(range)
                    || ranges.stream().anyMatch(r -> isWithin(r, range.from(), last(range)));
            default -> composed.stream().anyMatch(earlier -> covers(earlier, pattern));
          };
    }

    /** Whether one pattern takes everything that another takes. */
    private static boolean covers(Pattern wide, Pattern narrow) {
      return switch (wide) {
        case Pattern.Elements list ->
            narrow instanceof Pattern.Elements other
                && list.elements().size() == other.elements().size()
                && IntStream.range(0, list.elements().size())
                    .allMatch(i -> covers(list.elements().get(i), other.elements().get(i)));
        case Pattern.Fields record ->
            narrow instanceof Pattern.Fields other
                && record.fields().stream()
                    .allMatch(
                        field ->
                            other.fields().stream()
                                .anyMatch(
                                    f ->
                                        f.name().text().equals(field.name().text())
                                            && covers(field.pattern(), f.pattern())));
        default -> {
          var alone = new Taken();
          alone.add(wide);
          yield alone.holds(narrow);
        }
      };
    }

    boolean isComplete() {
      return all || (constants.contains(true) && constants.contains(false));
    }

    private static boolean isEmpty(Pattern.Between range) {
      return range.inclusive() ? range.from() > range.to() : range.from() >= range.to();
    }

    private static boolean isWithin(Pattern.Between range, long from, long to) {
      return !isEmpty(range) && range.from() <= from && to <= last(range);
    }

    /** The last number of a range that is not empty. */
    private static long last(Pattern.Between range) {
      return range.inclusive() ? range.to() : range.to() - 1;
    }

    private static Object value(Pattern.Constant pattern) {
      return Constants.of(pattern.value())
          .orElseThrow(() -> new IllegalStateException("no literal: " + pattern));
    }
  }
}
