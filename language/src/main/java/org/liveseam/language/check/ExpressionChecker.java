package org.liveseam.language.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.RecordEntry;
import org.liveseam.grammar.tree.Rescue;
import org.liveseam.grammar.tree.StringPart;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.source.Misspellings;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.NameErrors;
import org.liveseam.runtime.diagnostic.Span;

/** Expressions: what each name in them means. */
final class ExpressionChecker {
  /** Verbs of the library that need {@code unsafe} around them. */
  private static final Set<String> UNSAFE = Set.of("force");

  /** Each answer costs some readings of the text. */
  private static final int MOST_ASKED = 20;

  private static final int MOST_PROBLEMS = 30;

  private final Context context;
  private final MatchChecker matches;
  private int asked;

  ExpressionChecker(Context context) {
    this.context = context;
    matches = new MatchChecker(context);
  }

  void check(Expression expression, Scope scope) {
    switch (expression) {
      case Expression.NullLiteral literal -> {}
      case Expression.BooleanLiteral literal -> {}
      case Expression.IntegerLiteral literal -> {}
      case Expression.FloatLiteral literal -> {}
      case Expression.DurationLiteral literal -> {}
      case Expression.SizeLiteral literal -> {}
      case Expression.StringLiteral literal -> {}
      case Expression.Interpolation text -> {
        for (StringPart part : text.parts()) {
          switch (part) {
            case StringPart.Text plain -> {}
            case StringPart.Hole hole -> check(hole.expression(), scope);
          }
        }
      }
      case Expression.Reference reference -> reference(reference, scope);
      case Expression.ListLiteral list -> list.elements().forEach(e -> check(e, scope));
      case Expression.Comprehension comprehension -> comprehension(comprehension, scope);
      case Expression.RecordLiteral record -> {
        for (RecordEntry entry : record.entries()) {
          switch (entry) {
            case RecordEntry.Field field -> check(field.value(), scope);
            case RecordEntry.Spread spread -> check(spread.record(), scope);
          }
        }
      }
      case Expression.Unary unary -> {
        check(unary.operand(), scope);
        context.types.operand(unary);
      }
      case Expression.Binary binary -> {
        check(binary.left(), scope);
        check(binary.right(), scope);
        context.types.operands(binary);
      }
      case Expression.Range range -> {
        check(range.from(), scope);
        check(range.to(), scope);
        context.types.expect("an end of a range", "int", range.from());
        context.types.expect("an end of a range", "int", range.to());
      }
      case Expression.Member member -> context.calls.member(member, scope);
      case Expression.Index index -> {
        check(index.object(), scope);
        check(index.index(), scope);
        context.types.index(index);
        context.calls.field(index);
      }
      case Expression.Call call -> context.calls.call(call, scope);
      case Expression.TypeValue value -> context.types.signature(value.type());
      case Expression.Closure closure -> context.functions.closure(closure, scope);
      case Expression.Block block -> block(block, scope.block());
      case Expression.If condition -> {
        condition(condition.condition(), scope);
        block(condition.then(), scope.block());
        Expression otherwise = condition.otherwise();
        if (otherwise != null) {
          check(otherwise, scope);
        }
      }
      case Expression.Match match -> matches.check(match, scope);
      case Expression.Try attempt -> attempt(attempt, scope);
      case Expression.Unsafe unsafe -> block(unsafe.body(), scope.unsafeBlock());
    }
  }

  /** A block whose names go into {@code scope}. */
  void block(Expression.Block block, Scope scope) {
    context.statements.block(block.statements(), scope);
    context.analysis.defined(block, List.copyOf(scope.names().values()));
  }

  void condition(Expression expression, Scope scope) {
    check(expression, scope);
    context.types.expect("a condition", "bool", expression);
  }

  private void reference(Expression.Reference reference, Scope scope) {
    Binding binding = resolve(reference.name(), reference, scope);
    if (binding != null) {
      context.analysis.bind(reference, binding);
      if (binding.isVerb() && UNSAFE.contains(binding.name()) && !scope.isUnsafe()) {
        context.report(
            Diagnostic.of(NameErrors.NEEDS_UNSAFE, binding.name())
                .help("`unsafe { " + binding.name() + "(..) }`"),
            reference,
            "");
      }
      if (binding.kind() == Binding.Kind.ORIGINAL) {
        context.report(Diagnostic.of(NameErrors.ORIGINAL, "is not called"), reference, "");
      }
    }
  }

  /** What a name means here; null, after saying so, if nothing. */
  @Nullable Binding resolve(String name, Syntax where, Scope scope) {
    Binding binding = scope.find(name);
    if (binding != null) {
      scope.routine().use(binding);
      return binding;
    }
    if (name.equals(ClosureChecker.ORIGINAL)) {
      return context.closures.original(where, scope);
    }
    Span later = scope.announced(name);
    if (later != null) {
      context.report(
          Diagnostic.of(NameErrors.NOT_YET, name)
              .at(context.span(where))
              .note("it is defined at " + later.place()));
      return null;
    }
    Diagnostic d = Diagnostic.of(NameErrors.UNKNOWN_NAME, name);
    String help =
        StandardModules.NAMES.contains(name)
            ? "say `import \"std:" + name + "\" as " + name + "` above"
            : DidYouMean.question(alike(name, where, scope));
    context.report(help.isEmpty() ? d : d.help(help), where, "not defined");
    return null;
  }

  /** Names that are visible, and keywords that could stand there. */
  private List<String> alike(String name, Syntax where, Scope scope) {
    var known = new LinkedHashSet<String>(scope.visible());
    String text = context.text.source().text();
    List<String> keywords =
        where instanceof Expression.Reference
                && context.analysis.module().problems().size() <= MOST_PROBLEMS
                && asked++ < MOST_ASKED
            ? Misspellings.of(text, where.span())
            : List.of();
    known.addAll(keywords);
    List<String> near = DidYouMean.of(name, known, 3);
    return near.isEmpty() ? keywords : near; // other languages' words are not alike
  }

  private void comprehension(Expression.Comprehension comprehension, Scope scope) {
    check(comprehension.source(), scope);
    context.types.iterable(comprehension.source());
    Scope around = scope.block();
    context
        .define(around, comprehension.variable(), Binding.Kind.LOOP)
        .shape(ShapeChecker.element(context.shapes.of(comprehension.source())));
    context.analysis.defined(comprehension, around.names().values());
    Expression condition = comprehension.condition();
    if (condition != null) {
      condition(condition, around);
    }
    block(comprehension.body(), around.block());
  }

  /**
   * A clause and its block.
   *
   * @param shape of the error
   * @param around takes the clause's variable
   */
  void rescue(Rescue rescue, Shape shape, Scope around) {
    context.define(around, rescue.variable(), Binding.Kind.ERROR).shape(shape);
    context.analysis.defined(rescue, around.names().values());
    block(rescue.body(), around.block());
  }

  private void attempt(Expression.Try attempt, Scope scope) {
    block(attempt.body(), scope.block());
    var rescue = attempt.rescue();
    if (rescue != null) {
      // An error of a pipeline gets here by being raised again, in a function perhaps by a caller.
      boolean again = scope.routine().inFunction() || context.hasPipeline();
      rescue(rescue, again ? Shape.PIPELINE_ERROR : Shape.ERROR, scope.block());
    }
    Expression.Block ensure = attempt.ensure();
    if (ensure != null) {
      block(ensure, scope.block());
    }
  }
}
