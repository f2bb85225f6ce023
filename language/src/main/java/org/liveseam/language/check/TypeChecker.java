package org.liveseam.language.check;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.BinaryOperator;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.MatchArm;
import org.liveseam.grammar.tree.Rescue;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.TypeSyntax;
import org.liveseam.grammar.tree.UnaryOperator;
import org.liveseam.language.value.SeamType;
import org.liveseam.language.value.Signature;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.model.NativeType;

/** Types that are written, and values whose type their form tells. */
public final class TypeChecker {
  private static final String NATIVE =
      Arrays.stream(NativeType.values()).map(NativeType::word).collect(Collectors.joining(", "));

  private final Context context;
  private final IdentityHashMap<Expression, Optional<String>> made = new IdentityHashMap<>();

  TypeChecker(Context context) {
    this.context = context;
  }

  /** The type that is written; anything if none or an unknown one is. */
  public static SeamType type(@Nullable TypeSyntax syntax) {
    return switch (syntax) {
      case null -> SeamType.ANY;
      case TypeSyntax.Function f -> SeamType.FN;
      case TypeSyntax.Plain plain -> SeamType.find(plain.text()).orElse(SeamType.ANY);
    };
  }

  void check(@Nullable TypeSyntax syntax) {
    switch (syntax) {
      case null -> {}
      case TypeSyntax.Function f -> {
        f.parameters().forEach(this::check);
        check(f.result());
      }
      case TypeSyntax.Plain plain -> {
        if (SeamType.find(plain.text()).isEmpty()) {
          Diagnostic d = Diagnostic.of(NameErrors.UNKNOWN_TYPE, plain.text());
          String question = DidYouMean.question(DidYouMean.of(plain.text(), SeamType.words(), 2));
          context.report(
              d.help(
                  question.isEmpty()
                      ? "types are: " + String.join(", ", SeamType.words())
                      : question),
              plain,
              "");
        }
      }
    }
  }

  /** What a native function takes and gives, as far as it is right. */
  void signature(TypeSyntax.Function type) {
    for (TypeSyntax parameter : type.parameters()) {
      if (nativeType(parameter).filter(t -> t != NativeType.VOID).isEmpty()) {
        notNative("a parameter of a native function", parameter);
      }
    }
    if (nativeType(type.result()).isEmpty()) {
      notNative("the result of a native function", type.result());
    }
  }

  /** The native type that is written; empty if it is none. */
  public static Optional<NativeType> nativeType(@Nullable TypeSyntax syntax) {
    return syntax instanceof TypeSyntax.Plain plain
        ? NativeType.of(plain.text())
        : Optional.empty();
  }

  private void notNative(String what, TypeSyntax type) {
    context.report(
        Diagnostic.of(NameErrors.WRONG_TYPE, what, "a native type", "`" + type.text() + "`")
            .help("native types are: " + NATIVE),
        type,
        "");
  }

  void fits(String what, @Nullable TypeSyntax type, Expression value) {
    fits(what, type(type), value);
  }

  /** Complains if a value's form tells that it is not of a type. */
  void fits(String what, SeamType type, Expression value) {
    if (!type.takesAnything()) {
      List<Expression> ends = results(value);
      ends.stream()
          .filter(end -> ends.size() == 1 || !isNamed(end))
          .forEach(end -> fitsItself(what, type, end));
    }
  }

  /**
   * A branch may be there for the very values that a name has not: `if n > 255 { 255 } else { n }`.
   */
  private static boolean isNamed(Expression end) {
    return end instanceof Expression.Reference || end instanceof Expression.Member;
  }

  /** What its value may come from: the ends of its branches, as far as they are expressions. */
  private List<Expression> results(Expression value) {
    return switch (value) {
      case Expression.Block block -> {
        boolean valued =
            !block.statements().isEmpty()
                && block.statements().getLast() instanceof Statement.Evaluate;
        Expression last =
            valued ? ((Statement.Evaluate) block.statements().getLast()).expression() : null;
        yield last == null || context.calls.isBareVerb(last) ? List.of() : results(last);
      }
      case Expression.If choice -> {
        Expression otherwise = choice.otherwise();
        yield otherwise == null ? results(choice.then()) : join(List.of(choice.then(), otherwise));
      }
      case Expression.Match match -> join(match.arms().stream().map(MatchArm::value).toList());
      case Expression.Try attempt -> {
        Rescue rescue = attempt.rescue();
        yield rescue == null
            ? results(attempt.body())
            : join(List.of(attempt.body(), rescue.body()));
      }
      case Expression.Unsafe unsafe -> results(unsafe.body());
      default -> List.of(value);
    };
  }

  private List<Expression> join(List<? extends Expression> branches) {
    return branches.stream().flatMap(branch -> results(branch).stream()).toList();
  }

  private void fitsItself(String what, SeamType type, Expression value) {
    Optional<Object> constant = context.constant(value);
    if (constant.isPresent()) {
      Object known = constant.get();
      if (type.isTooNarrowFor(known)) {
        mismatch(what, type.described(), "the number " + known, value);
      } else if (!type.accepts(known)) {
        mismatch(what, type.described(), Values.aType(known), value);
      }
    } else if (!(type == SeamType.PTR && isNull(value))) {
      expect(what, type.valueType(), value);
    }
  }

  /** {@code null} is a pointer, too. */
  boolean isNull(Expression value) {
    return known(value).filter("null"::equals).isPresent();
  }

  /**
   * The type of an expression's value, if its form, the function that is called or the definition
   * that is named tells.
   */
  Optional<String> known(Expression value) {
    return switch (value) {
      case Expression.Reference reference -> type(context.analysis.find(reference));
      case Expression.Member member when context.calls.isKernelLog(member) -> Optional.of("record");
      case Expression.Member member -> type(context.analysis.find(member));
      // Remembered: every operator around it asks.
      case Expression.Unary unary -> made.getOrDefault(unary, Optional.empty());
      case Expression.Binary binary -> made.getOrDefault(binary, Optional.empty());
      case Expression.Call call -> {
        Binding callee = context.analysis.find(call.callee());
        Signature signature = callee == null ? null : callee.signature();
        yield signature == null ? Optional.empty() : only(signature.result());
      }
      default -> Constants.type(value);
    };
  }

  private static Optional<String> type(@Nullable Binding binding) {
    return binding == null ? Optional.empty() : binding.type();
  }

  /** The type of every value that a place of this type takes; empty if it is not one alone. */
  static Optional<String> only(SeamType type) {
    return type.takesAnything() || type == SeamType.PTR
        ? Optional.empty()
        : Optional.of(type.valueType());
  }

  /** Complains if it is known that a value is of another type. */
  void expect(String what, String type, Expression value) {
    known(value)
        .filter(known -> !known.equals(type))
        .ifPresent(
            known -> mismatch(what, Values.withArticle(type), Values.withArticle(known), value));
  }

  void iterable(Expression source) {
    known(source)
        .filter(known -> !known.equals("list") && !known.equals("range") && !known.equals("record"))
        .ifPresent(
            known ->
                mismatch(
                    "what `for` goes through",
                    "a list, a range or a record",
                    Values.withArticle(known),
                    source));
  }

  void operand(Expression.Unary unary) {
    if (unary.operator() == UnaryOperator.NOT) {
      expect("the operand of `not`", "bool", unary.operand());
      made.put(unary, Optional.of("bool"));
      return;
    }
    Optional<String> operand = known(unary.operand());
    Optional<String> result = operand.flatMap(Operators::negated);
    made.put(unary, result);
    if (operand.isPresent() && result.isEmpty()) {
      doesNotApply("-", Values.withArticle(operand.get()), unary);
    }
  }

  void operands(Expression.Binary binary) {
    BinaryOperator operator = binary.operator();
    if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
      String what = "an operand of `" + operator.symbol() + "`";
      expect(what, "bool", binary.left());
      expect(what, "bool", binary.right());
      made.put(binary, Optional.of("bool"));
      return;
    }
    Optional<String> left = known(binary.left());
    Optional<String> right = known(binary.right());
    Optional<String> result =
        left.isPresent() && right.isPresent()
            ? Operators.result(operator, left.get(), right.get())
            : Constants.type(binary);
    made.put(binary, result);
    if (left.isPresent() && right.isPresent() && result.isEmpty()) {
      doesNotApply(
          operator.symbol(),
          Values.withArticle(left.get()) + " and " + Values.withArticle(right.get()),
          binary);
    }
  }

  void index(Expression.Index index) {
    Optional<String> object = known(index.object());
    Optional<String> key = known(index.index());
    if (object.isPresent() && key.isPresent() && !Operators.hasElement(object.get(), key.get())) {
      Diagnostic d =
          Diagnostic.of(
              NameErrors.OPERATOR,
              "[ ]",
              Values.withArticle(object.get()) + " and " + Values.withArticle(key.get()));
      boolean call = object.get().equals("fn");
      context.report(
          call ? d.help("to call it with a list, write parentheses: `f([..])`") : d, index, "");
    }
  }

  private void doesNotApply(String operator, String types, Expression where) {
    Diagnostic d = Diagnostic.of(NameErrors.OPERATOR, operator, types);
    boolean joins = operator.equals("+") && types.contains("a str");
    context.report(joins ? d.help("build text with \"${..}\"") : d, where, "");
  }

  private void mismatch(String what, String wanted, String got, Expression where) {
    context.report(Diagnostic.of(NameErrors.WRONG_TYPE, what, wanted, got), where, "");
  }
}
