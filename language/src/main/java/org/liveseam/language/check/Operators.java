package org.liveseam.language.check;

import java.util.Optional;
import java.util.Set;
import org.liveseam.grammar.tree.BinaryOperator;

/** What operators make of which types, by name; the same rules as when they run. */
final class Operators {
  private static final String INT = "int";
  private static final String BOOL = "bool";
  private static final String FLOAT = "float";
  private static final String DURATION = "duration";
  private static final String INSTANT = "instant";
  private static final Set<String> NUMBERS = Set.of(INT, FLOAT);
  private static final Set<String> LENGTHS = Set.of(DURATION, "size");
  private static final Set<String> ORDERED = Set.of("str", DURATION, "size", INSTANT);
  private static final Set<String> JOINED = Set.of("str", "list", "bytes");

  private Operators() {}

  /** The type of {@code -operand}; empty if it does not apply. */
  static Optional<String> negated(String operand) {
    return when(NUMBERS.contains(operand) || LENGTHS.contains(operand), operand);
  }

  /** Whether {@code object[index]} may be something. */
  static boolean hasElement(String object, String index) {
    return switch (object) {
      case "list", "str", "bytes" -> index.equals(INT);
      case "record" -> index.equals("str");
      default -> false;
    };
  }

  /** The type of what the operator gives; empty if it does not apply. */
  static Optional<String> result(BinaryOperator operator, String left, String right) {
    boolean numbers = NUMBERS.contains(left) && NUMBERS.contains(right);
    boolean same = left.equals(right);
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> Optional.of(BOOL);
      case AND, OR -> when(same && left.equals(BOOL), BOOL);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          when(numbers || (same && ORDERED.contains(left)), BOOL);
      case REMAINDER -> when(numbers, number(left, right));
      case ADD -> {
        if (numbers) {
          yield Optional.of(number(left, right));
        }
        boolean later = left.equals(INSTANT) && right.equals(DURATION);
        yield when(later || (same && (LENGTHS.contains(left) || JOINED.contains(left))), left);
      }
      case SUBTRACT -> {
        if (numbers) {
          yield Optional.of(number(left, right));
        }
        if (same && left.equals(INSTANT)) {
          yield Optional.of(DURATION);
        }
        boolean earlier = left.equals(INSTANT) && right.equals(DURATION);
        yield when(earlier || (same && LENGTHS.contains(left)), left);
      }
      case MULTIPLY -> {
        if (numbers) {
          yield Optional.of(number(left, right));
        }
        yield left.equals(INT)
            ? when(LENGTHS.contains(right), right)
            : when(LENGTHS.contains(left) && right.equals(INT), left);
      }
      case DIVIDE ->
          numbers
              ? Optional.of(number(left, right))
              : when(LENGTHS.contains(left) && right.equals(INT), left);
    };
  }

  private static String number(String left, String right) {
    return left.equals(INT) && right.equals(INT) ? INT : FLOAT;
  }

  private static Optional<String> when(boolean applies, String type) {
    return applies ? Optional.of(type) : Optional.empty();
  }
}
