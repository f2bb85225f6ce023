package org.liveseam.language.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.Argument;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.language.value.SeamPatch;
import org.liveseam.language.value.Signature;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.NameErrors;

/** Calls and members, as far as it is known what is called. */
public final class CallChecker {
  /** Characters of an expression in a message. */
  private static final int LONGEST = 40;

  private final Context context;

  CallChecker(Context context) {
    this.context = context;
  }

  void call(Expression.Call call, Scope scope) {
    if (!context.closures.isOriginal(call.callee(), scope)) {
      context.expressions.check(call.callee(), scope);
    }
    call.arguments().forEach(argument -> context.expressions.check(argument.value(), scope));
    Binding callee = definition(call.callee());
    if (callee == null) {
      return;
    }
    scope.routine().call(callee, context.span(call.callee()));
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
        }
      }
    }
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

  /** Whether a name alone on a line calls it. */
  public static boolean isBareVerb(Binding binding) {
    return binding.isVerb();
  }

  void member(Expression.Member member, Scope scope) {
    context.expressions.check(member.object(), scope);
    Shape shape = context.shapes.of(member.object());
    context.analysis.members(member, shape.fields().keySet());
    if (!shape.fields().isEmpty() && !shape.fields().containsKey(member.name().text())) {
      unknown(written(member.object()), member.name(), shape.fields().keySet());
      return;
    }
    Binding owner = definition(member.object());
    if (owner == null) {
      return;
    }
    // By name first: the library is checked, too, before there is a prelude.
    if (owner.name().equals("kernel")
        && member.name().text().equals("log")
        && owner == prelude("kernel")) {
      Binding log = prelude("log");
      context.analysis.bind(member, log);
      scope.routine().call(log, context.span(member));
      return;
    }
    Map<String, Binding> exports = owner.exports();
    if (exports != null) {
      context.analysis.members(member, exports.keySet());
      Binding exported = exports.get(member.name().text());
      if (exported == null) {
        unknown(written(member.object()), member.name(), exports.keySet());
      } else {
        context.analysis.bind(member, exported);
      }
    } else if (owner.kind() == Binding.Kind.PATCH) {
      context.analysis.members(member, SeamPatch.MEMBERS);
      if (!SeamPatch.MEMBERS.contains(member.name().text())) {
        unknown(written(member.object()), member.name(), SeamPatch.MEMBERS);
      }
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

  private void unknown(String owner, Name member, Collection<String> known) {
    Diagnostic d = Diagnostic.of(NameErrors.UNKNOWN_MEMBER, owner, member.text());
    String question = DidYouMean.question(DidYouMean.of(member.text(), known, 3));
    String help = question.isEmpty() ? "it has: " + String.join(", ", known) : question;
    context.report(d.help(help), member, "");
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
        context.types.fits(
            "`" + parameter.name() + "` of `" + signature.name() + "`",
            parameter.type(),
            argument.value());
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
