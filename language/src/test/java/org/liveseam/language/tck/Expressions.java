package org.liveseam.language.tck;

import static org.graalvm.polyglot.tck.TypeDescriptor.ANY;
import static org.graalvm.polyglot.tck.TypeDescriptor.BOOLEAN;
import static org.graalvm.polyglot.tck.TypeDescriptor.DURATION;
import static org.graalvm.polyglot.tck.TypeDescriptor.NUMBER;
import static org.graalvm.polyglot.tck.TypeDescriptor.OBJECT;
import static org.graalvm.polyglot.tck.TypeDescriptor.STRING;
import static org.graalvm.polyglot.tck.TypeDescriptor.array;

import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.tck.Snippet;
import org.graalvm.polyglot.tck.TypeDescriptor;

/** Every operator, with every type that it takes. */
final class Expressions {
  private final Context context;
  private final List<Snippet> all = new ArrayList<>();

  private Expressions(Context context) {
    this.context = context;
  }

  static List<Snippet> all(Context context) {
    var expressions = new Expressions(context);
    expressions.arithmetic();
    expressions.logic();
    expressions.composed();
    return expressions.all;
  }

  private void binary(String operator, TypeDescriptor result, TypeDescriptor operand) {
    String function = "fn(a, b) => a " + operator + " b";
    all.add(
        Snippets.of(context, operator, function, result, operand, operand)
            .resultVerifier(Results::number)
            .build());
  }

  private void arithmetic() {
    for (TypeDescriptor type : List.of(NUMBER, STRING, DURATION, array(ANY))) {
      binary("+", type, type);
    }
    binary("-", NUMBER, NUMBER);
    binary("-", DURATION, DURATION);
    for (String operator : List.of("<", "<=", ">", ">=")) {
      binary(operator, BOOLEAN, NUMBER);
      binary(operator, BOOLEAN, STRING);
      binary(operator, BOOLEAN, DURATION);
    }
    all.add(
        Snippets.of(context, "negate", "fn(a) => -a", NUMBER, NUMBER)
            .resultVerifier(Results::number)
            .build());
    all.add(Snippets.of(context, "negate", "fn(a) => -a", DURATION, DURATION).build());
  }

  private void logic() {
    binary("==", BOOLEAN, ANY);
    binary("!=", BOOLEAN, ANY);
    all.add(Snippets.of(context, "and", "fn(a) => true and a", BOOLEAN, BOOLEAN).build());
    all.add(Snippets.of(context, "or", "fn(a) => a or false", BOOLEAN, BOOLEAN).build());
    all.add(Snippets.of(context, "not", "fn(a) => not a", BOOLEAN, BOOLEAN).build());
    all.add(Snippets.of(context, "if", "fn(a) => if a { 1 } else { 2 }", NUMBER, BOOLEAN).build());
  }

  private void composed() {
    all.add(Snippets.of(context, "list", "fn(a, b) => [a, b]", array(ANY), ANY, ANY).build());
    all.add(Snippets.of(context, "record", "fn(a) => ({ v: a })", OBJECT, ANY).build());
    all.add(Snippets.of(context, "interpolation", "fn(a) => \"<${a}>\"", STRING, ANY).build());
    all.add(Snippets.of(context, "closure", "fn(a) { let f = fn() => a\n f() }", ANY, ANY).build());
    all.add(
        Snippets.of(context, "comprehension", "fn(a) => [for i in 1..3 { a }]", array(ANY), ANY)
            .build());
    all.add(
        Snippets.of(context, "match", "fn(a) => match a { true => 1, _ => 2 }", NUMBER, ANY)
            .build());
  }
}
