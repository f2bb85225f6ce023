package org.liveseam.language.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.RecordEntry;

/** Fields of values whose fields are known before anything runs. */
final class ShapeChecker {
  private final Context context;

  ShapeChecker(Context context) {
    this.context = context;
  }

  /** What is known of an expression's value, once its names are resolved. */
  Shape of(Expression expression) {
    return switch (expression) {
      case Expression.Reference reference -> {
        Binding binding = context.analysis.find(reference);
        yield binding == null ? Shape.OPEN : shape(binding);
      }
      case Expression.Call call -> result(context.analysis.find(call.callee()));
      case Expression.Closure closure -> {
        Binding binding = context.analysis.find(closure);
        yield binding == null ? Shape.OPEN : Shape.function(binding);
      }
      case Expression.Member member when context.calls.isKernelLog(member) -> Shape.OPEN;
      case Expression.Member member -> {
        Binding binding = context.analysis.find(member);
        yield binding == null
            ? of(member.object()).fields().getOrDefault(member.name().text(), Shape.OPEN)
            : shape(binding);
      }
      case Expression.Index index -> element(of(index.object()));
      case Expression.RecordLiteral record -> record(record);
      case Expression.ListLiteral list when !list.elements().isEmpty() -> {
        // Each once: a list in a list in a list would double the work at every level.
        List<Shape> shapes = list.elements().stream().map(this::of).toList();
        Shape first = shapes.getFirst();
        // Looked at only where they are two: records that share their parts have very many ways in.
        yield shapes.stream().allMatch(shape -> isSame(shape, first))
            ? Shape.list(first)
            : Shape.OPEN;
      }
      default -> Shape.OPEN;
    };
  }

  @SuppressWarnings("ReferenceEquality") // what is one is the same without a look
  private static boolean isSame(Shape one, Shape other) {
    return one == other || one.equals(other);
  }

  /** What is known of a function's code, wherever the expression has it from. */
  @Nullable Binding code(Expression expression) {
    if (expression instanceof Expression.Member member && context.calls.isKernelLog(member)) {
      return null;
    }
    Binding named = context.analysis.find(expression);
    return named == null ? of(expression).code() : named;
  }

  private static Shape shape(Binding binding) {
    return binding.kind() == Binding.Kind.FUNCTION ? Shape.function(binding) : binding.shape();
  }

  /** What each element of a list is like. */
  static Shape element(Shape list) {
    Shape element = list.element();
    return element == null ? Shape.OPEN : element;
  }

  private Shape result(@Nullable Binding callee) {
    if (callee == null || context.library) { // the library is not there yet
      return Shape.OPEN;
    }
    String name = callee.name();
    if (Prelude.standard().bindings().get(name) == callee) {
      return Shape.ofResult(name);
    }
    Analysis module = StandardModules.all().owner(callee);
    return module == null
        ? Shape.OPEN
        : Shape.ofResult(StandardModules.all().nameOf(module).orElseThrow() + "." + name);
  }

  private Shape record(Expression.RecordLiteral record) {
    Shape shape = Shape.record();
    for (RecordEntry entry : record.entries()) {
      switch (entry) {
        case RecordEntry.Field field -> shape = shape.with(field.name().text(), of(field.value()));
        case RecordEntry.Spread spread -> {
          Shape spreadOut = of(spread.record());
          if (spreadOut.fields().isEmpty()) {
            return Shape.OPEN;
          }
          for (var field : spreadOut.fields().entrySet()) {
            shape = shape.with(field.getKey(), field.getValue());
          }
        }
      }
    }
    return shape;
  }
}
