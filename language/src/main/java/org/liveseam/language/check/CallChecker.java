package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Argument;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.value.Signature;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.NameErrors;

/** Calls and members, as far as it is known what is called. */
public final class CallChecker {
  /** Characters of an expression in a message. */
  private static final int LONGEST = 40;

  private final Context context;
  private final VerbChecker verbs;

  CallChecker(Context context) {
    this.context = context;
    verbs = new VerbChecker(context);
  }

  void call(Expression.Call call, Scope scope) {
    if (!context.closures.isOriginal(call.callee(), scope)) {
      context.expressions.check(call.callee(), scope);
    }
    call.arguments().forEach(argument -> context.expressions.check(argument.value(), scope));
    Binding callee = context.shapes.code(call.callee());
    if (callee == null) {
      callable(call.callee());
      return;
    }
    scope.routine().call(callee, context.span(call.callee()), given(call));
    if (callee.isVerb()) {
      context.pipelines.verb(callee.name(), call, scope);
    }
    Signature signature = callee.signature();
    switch (callee.kind()) {
      case ORIGINAL -> context.closures.call(call);
      case PATCH, IMPORT ->
          context.report(
              Diagnostic.of(NameErrors.NOT_CALLABLE, callee.name(), callee.kind().words()),
              call.callee(),
              "");
      default -> {
        if (signature != null) {
          arguments(call, signature);
          verbs.check(call, callee);
        } else {
          callable(call.callee());
        }
      }
    }
  }

  /** Complains if it is known to be no function. */
  private void callable(Expression callee) {
    context
        .types
        .known(callee)
        .filter(type -> !type.equals("fn"))
        .ifPresent(
            type ->
                context.report(
                    Diagnostic.of(
                        NameErrors.NOT_CALLABLE, written(callee), Values.withArticle(type)),
                    callee,
                    ""));
  }

  /** The functions that a call passes on. */
  private List<Routine.Given> given(Expression.Call call) {
    var all = new ArrayList<Routine.Given>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      Binding code = context.shapes.code(argument.value());
      if (code != null) {
        Name name = argument.name();
        all.add(new Routine.Given(name == null ? null : name.text(), i, code));
      }
    }
    return all;
  }

  /** What a native function takes, if the call that finds it says so. */
  Optional<Signature> nativeFunction(String name, Expression value) {
    if (context.library // the library is not there yet
        || !(value instanceof Expression.Call call)
        || context.analysis.find(call.callee()) != prelude("native")) {
      return Optional.empty();
    }
    return call.arguments().stream()
        .map(Argument::value)
        .filter(Expression.TypeValue.class::isInstance)
        .map(type -> Signatures.ofNative(name, ((Expression.TypeValue) type).type()))
        .findFirst();
  }

  /** A verb alone on a line is called. */
  void bareVerb(Expression expression, Scope scope) {
    Binding verb = definition(expression);
    if (verb == null || !(expression instanceof Expression.Reference) || !isBareVerb(verb)) {
      return;
    }
    scope.routine().call(verb, context.span(expression));
    Signature signature = verb.signature();
    if (signature != null) {
      signature.parameters().stream()
          .filter(parameter -> !parameter.optional())
          .findFirst()
          .ifPresent(parameter -> missing(signature, parameter, expression));
    }
  }

  /** Whether an expression that stands alone on a line is a call, without looking like one. */
  boolean isBareVerb(Expression expression) {
    Binding named = definition(expression);
    return expression instanceof Expression.Reference && named != null && isBareVerb(named);
  }

  /** Whether a name alone on a line calls it. */
  public static boolean isBareVerb(Binding binding) {
    return binding.isVerb();
  }

  void member(Expression.Member member, Scope scope) {
    context.expressions.check(member.object(), scope);
    Binding owner = definition(member.object());
    // By name first: the library is checked, too, before there is a prelude.
    if (isKernelLog(member)) {
      Binding log = prelude("log");
      context.analysis.bind(member, log);
      scope.routine().call(log, context.span(member));
      return;
    }
    Map<String, Binding> exports = owner == null ? null : owner.exports();
    if (exports != null) {
      context.analysis.members(member, exports.keySet());
      Binding exported = exports.get(member.name().text());
      if (exported == null) {
        unknown(written(member.object()), member.name(), member.name().text(), exports.keySet());
      } else {
        context.analysis.bind(member, exported);
      }
      return;
    }
    Set<String> known = members(member.object());
    context.analysis.members(member, known == null ? Set.of() : known);
    if (known != null && !known.contains(member.name().text())) {
      unknown(written(member.object()), member.name(), member.name().text(), known);
    }
  }

  /** What a value has; null if that is not known. */
  private @Nullable Set<String> members(Expression object) {
    Shape shape = context.shapes.of(object);
    return shape.fields().isEmpty()
        ? context.types.known(object).map(Shape::membersOf).orElse(null)
        : shape.fields().keySet();
  }

  /** Whether it is {@code kernel.log}, which is a call of {@code log}. */
  boolean isKernelLog(Expression.Member member) {
    return member.name().text().equals("log")
        && member.object() instanceof Expression.Reference owner
        && owner.name().equals("kernel")
        && definition(owner) == prelude("kernel");
  }

  /** {@code record["field"]}. */
  void field(Expression.Index index) {
    Set<String> known = context.shapes.of(index.object()).fields().keySet();
    if (index.index() instanceof Expression.StringLiteral name
        && !known.isEmpty()
        && !known.contains(name.value())) {
      unknown(written(index.object()), name, name.value(), known);
    }
  }

  /** An expression on one line, and not too much of it. */
  private String written(Expression expression) {
    String whole =
        context
            .text
            .source()
            .text()
            .substring(expression.span().start(), expression.span().end())
            .replaceAll("\\s+", " ");
    return whole.length() > LONGEST ? whole.substring(0, LONGEST) + ".." : whole;
  }

  private static Binding prelude(String name) {
    return Objects.requireNonNull(Prelude.standard().bindings().get(name));
  }

  private void unknown(String owner, Syntax where, String member, Collection<String> known) {
    Diagnostic d = Diagnostic.of(NameErrors.UNKNOWN_MEMBER, owner, member);
    String question = DidYouMean.question(DidYouMean.of(member, known, 3));
    String all = known.isEmpty() ? "it has none" : "it has: " + String.join(", ", known);
    context.report(d.help(question.isEmpty() ? all : question), where, "");
  }

  /** The definition that an expression names; null if it is not known which. */
  private @Nullable Binding definition(Expression expression) {
    return switch (expression) {
      case Expression.Reference reference -> context.analysis.find(reference);
      case Expression.Member member -> context.analysis.find(member);
      default -> null;
    };
  }

  private void arguments(Expression.Call call, Signature signature) {
    List<Signature.Parameter> parameters = signature.parameters();
    var given = new boolean[parameters.size()];
    int positional = 0;
    for (Argument argument : call.arguments()) {
      Name name = argument.name();
      int index = name == null ? positional++ : signature.indexOf(name.text());
      if (name != null && index < 0) {
        unknownArgument(signature, name);
      } else if (name != null && given[index]) {
        context.report(
            Diagnostic.of(NameErrors.ARGUMENT_TWICE, signature.name(), name.text()), name, "");
      } else if (index < given.length) {
        given[index] = true;
        Signature.Parameter parameter = parameters.get(index);
        if (!parameter.orNull() || !context.types.isNull(argument.value())) {
          context.types.fits(
              "`" + parameter.name() + "` of `" + signature.name() + "`",
              parameter.type(),
              argument.value());
        }
      }
    }
    if (positional > parameters.size()) {
      context.report(
          Diagnostic.of(
                  NameErrors.TOO_MANY_ARGUMENTS, signature.name(), parameters.size(), positional)
              .note("it is " + signature),
          call.arguments().get(parameters.size()),
          "one too many");
    }
    for (int i = 0; i < given.length; i++) {
      if (!given[i] && !parameters.get(i).optional()) {
        missing(signature, parameters.get(i), call);
      }
    }
  }

  private void missing(Signature signature, Signature.Parameter parameter, Expression call) {
    context.report(
        Diagnostic.of(NameErrors.MISSING_ARGUMENT, signature.name(), parameter.name())
            .note("it is " + signature),
        call,
        "");
  }

  private void unknownArgument(Signature signature, Name name) {
    var known = new ArrayList<String>();
    signature.parameters().forEach(parameter -> known.add(parameter.name()));
    Diagnostic d = Diagnostic.of(NameErrors.UNKNOWN_ARGUMENT, signature.name(), name.text());
    String question = DidYouMean.question(DidYouMean.of(name.text(), known, 1));
    context.report(d.help(question.isEmpty() ? "it is " + signature : question), name, "");
  }
}
