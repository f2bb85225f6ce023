package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.RecordEntry;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSize;

/** What is known about an expression from its text alone. */
public final class Constants {
  private Constants() {}

  /** Its value, if it is written out. */
  public static Optional<Object> of(Expression expression) {
    return of(expression, name -> Optional.empty());
  }

  /**
   * Its value, if it is written out here or where a name in it is bound.
   *
   * @param bound the value of a name that has one alone, which is known
   */
  static Optional<Object> of(Expression expression, Function<Expression, Optional<Object>> bound) {
    return switch (expression) {
      case Expression.NullLiteral literal -> Optional.of(SeamNull.NULL);
      case Expression.BooleanLiteral literal -> Optional.of(literal.value());
      case Expression.IntegerLiteral literal -> Optional.of(literal.value());
      case Expression.FloatLiteral literal -> Optional.of(literal.value());
      case Expression.StringLiteral literal -> Optional.of(literal.value());
      case Expression.DurationLiteral literal ->
          Optional.of(SeamDuration.written(literal.value(), literal.text()));
      case Expression.SizeLiteral literal ->
          Optional.of(SeamSize.written(literal.bytes(), literal.text()));
      case Expression.ListLiteral list -> list(list, bound);
      case Expression.RecordLiteral record -> record(record, bound);
      default -> bound.apply(expression);
    };
  }

  private static Optional<Object> list(
      Expression.ListLiteral list, Function<Expression, Optional<Object>> bound) {
    var elements = new ArrayList<>();
    for (Expression element : list.elements()) {
      Optional<Object> value = of(element, bound);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      elements.add(value.get());
    }
    return Optional.of(SeamList.of(elements));
  }

  private static Optional<Object> record(
      Expression.RecordLiteral record, Function<Expression, Optional<Object>> bound) {
    var fields = new LinkedHashMap<String, Object>();
    for (RecordEntry entry : record.entries()) {
      if (!(entry instanceof RecordEntry.Field field)) {
        return Optional.empty();
      }
      Optional<Object> value = of(field.value(), bound);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      fields.put(field.name().text(), value.get());
    }
    return Optional.of(new SeamRecord(fields));
  }

  /** The name of its type, if its form tells. */
  static Optional<String> type(Expression expression) {
    return switch (expression) {
      case Expression.NullLiteral literal -> Optional.of("null");
      case Expression.BooleanLiteral literal -> Optional.of("bool");
      case Expression.IntegerLiteral literal -> Optional.of("int");
      case Expression.FloatLiteral literal -> Optional.of("float");
      case Expression.StringLiteral literal -> Optional.of("str");
      case Expression.Interpolation text -> Optional.of("str");
      case Expression.DurationLiteral literal -> Optional.of("duration");
      case Expression.SizeLiteral literal -> Optional.of("size");
      case Expression.ListLiteral list -> Optional.of("list");
      case Expression.Comprehension list -> Optional.of("list");
      case Expression.RecordLiteral record -> Optional.of("record");
      case Expression.Range range -> Optional.of("range");
      case Expression.TypeValue value -> Optional.of("signature");
      case Expression.Closure closure -> Optional.of("fn");
      case Expression.Unary unary ->
          switch (unary.operator()) {
            case NOT -> Optional.of("bool");
            case NEGATE -> type(unary.operand()).flatMap(Operators::negated);
          };
      case Expression.Binary binary ->
          switch (binary.operator()) {
            case OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                Optional.of("bool");
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }
}
