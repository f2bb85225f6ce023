package org.liveseam.language.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.BodyParameter;
import org.liveseam.grammar.tree.BodySyntax;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.IncludeSyntax;
import org.liveseam.grammar.tree.OnErrorSyntax;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.grammar.tree.TypeSyntax;
import org.liveseam.language.check.PatchChecker.Seen;
import org.liveseam.runtime.build.FreeNames;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.model.NativeType;

/** {@code replace function F with BODY}. */
final class ReplaceChecker {
  private final Context context;
  private final PatchChecker patches;

  ReplaceChecker(Context context, PatchChecker patches) {
    this.context = context;
    this.patches = patches;
  }

  /**
   * @param object what messages call the object; {@code ?} stands for what is not known
   */
  void check(ReplaceClause clause, String object, Side side, Scope scope, Seen seen) {
    seen.replaces = true;
    Optional<String> name = patches.name(clause.function(), scope, PatchRules::symbol);
    Optional<Object> position = Optional.empty();
    Expression at = clause.position();
    if (at != null) {
      patches.value(at, scope, PatchRules::position);
      position = context.constant(at);
    }
    if (name.isPresent() && !object.contains("?") && (at == null || position.isPresent())) {
      // Without a position the name is that of one function, the first.
      String key = object + "\n" + name.get() + "\n" + position.map(String::valueOf).orElse("1");
      Syntax first = seen.functions.putIfAbsent(key, clause);
      if (first != null) {
        context.report(
            Diagnostic.of(DescriptionErrors.FUNCTION_TWICE, name.get(), object)
                .note("first at " + context.span(first).place()),
            clause.function(),
            "replaced before");
      }
    }
    parameters(clause, name.orElse("?"), side);
    body(clause, name.orElse(""), side, scope);
  }

  private void parameters(ReplaceClause clause, String function, Side side) {
    List<BodyParameter> parameters = clause.parameters();
    if (parameters == null) {
      return;
    }
    types(clause, parameters, function, side);
    if (!(clause.body() instanceof BodySyntax.InlineC)) {
      context.report(
          Diagnostic.of(DescriptionErrors.PARAMETERS, function, "the body is not written inline")
              .help("leave the list out"),
          clause.function(),
          "");
    }
    for (BodyParameter parameter : parameters) {
      String name = parameter.name().text();
      if (!Names.isC(name) || CSource.KEYWORDS.contains(name)) {
        context.report(
            Diagnostic.of(DescriptionErrors.PARAMETERS, function, "C has no name `" + name + "`"),
            parameter.name(),
            "");
      }
    }
  }

  /** Native types of all parameters and of the result, or of none; not in a kernel. */
  private void types(
      ReplaceClause clause, List<BodyParameter> parameters, String function, Side side) {
    TypeSyntax result = clause.result();
    List<TypeSyntax> types =
        Stream.concat(parameters.stream().map(BodyParameter::type), Stream.of(result))
            .filter(Objects::nonNull)
            .toList();
    for (TypeSyntax type : types) {
      if (side == Side.KERNEL) {
        context.report(
            Diagnostic.of(DescriptionErrors.NOT_AVAILABLE, "a written type of a kernel function")
                .help("leave it out: types come from the kernel's own type information"),
            type,
            "");
      } else if (TypeChecker.nativeType(type)
          .filter(t -> t != NativeType.VOID || type.equals(result))
          .isEmpty()) {
        context.report(
            Diagnostic.of(
                DescriptionErrors.PARAMETERS,
                function,
                "`" + type.text() + "` is no type of C code"),
            type,
            "");
      }
    }
    if (side != Side.KERNEL && !types.isEmpty() && types.size() <= parameters.size()) {
      context.report(
          Diagnostic.of(
                  DescriptionErrors.PARAMETERS, function, "some types are written and some are not")
              .help("write those of all parameters and, behind `->`, of the result; or none"),
          clause.function(),
          "");
    }
  }

  /** Whether a body can only run in a process. */
  static boolean needsProcess(BodySyntax body, Scope scope) {
    return switch (body) {
      case BodySyntax.Closure closure -> true;
      case BodySyntax.FromFile from ->
          Constants.of(from.path()).filter(PatchRules::isCompiled).isPresent();
      case BodySyntax.Computed computed ->
          computed.expression() instanceof Expression.Reference reference
              && isFunction(scope.find(reference.name()));
      case BodySyntax.Symbol symbol -> false;
      case BodySyntax.InlineC c -> false;
    };
  }

  private static boolean isFunction(@Nullable Binding named) {
    return named != null && named.signature() != null;
  }

  private void body(ReplaceClause clause, String function, Side side, Scope scope) {
    BodySyntax body = clause.body();
    OnErrorSyntax onError = clause.onError();
    if (onError != null && !mayBeClosure(body)) {
      context.report(
          Diagnostic.of(DescriptionErrors.ON_ERROR, "belongs to a closure, which this is not"),
          onError,
          "");
    }
    switch (body) {
      case BodySyntax.Symbol symbol ->
          patches.constant(symbol, symbol.symbol().text(), PatchRules::replacement);
      case BodySyntax.Computed computed -> {
        computed(computed, side, scope);
        if (onError != null && onError.value() != null) {
          context.expressions.check(onError.value(), scope);
        }
      }
      case BodySyntax.Closure closure -> {
        inProcess(side, closure);
        context.closures.body(closure.function(), scope);
        if (onError != null) {
          context.closures.onError(onError, closure.function().signature().result(), scope);
        }
      }
      case BodySyntax.FromFile from -> {
        patches.name(from.symbol(), scope, PatchRules::replacement);
        patches.value(
            from.path(), scope, value -> PatchRules.file(value, context.text.folder(), side));
      }
      case BodySyntax.InlineC c -> {
        includes(c);
        if (side == Side.PROCESS) {
          return;
        }
        List<BodyParameter> parameters = clause.parameters();
        comesBack(
            c,
            function,
            parameters == null ? List.of() : parameters.stream().map(p -> p.name().text()).toList(),
            "comes back through ftrace, for ever");
      }
    }
  }

  /** What runs in the kernel, reaches neither the function it is for nor what that was before. */
  void comesBack(BodySyntax.InlineC body, String function, List<String> parameters, String label) {
    FreeNames.in(body.code()).stream()
        .filter(word -> word.text().equals("original") || word.text().equals(function))
        .filter(word -> !parameters.contains(word.text()))
        .findFirst()
        .ifPresent(
            word ->
                context.report(
                    Diagnostic.of(DescriptionErrors.CALLS_ITSELF, function, word.text())
                        .at(
                            context.text.span(
                                body.codeSpan().start() + word.offset(),
                                body.codeSpan().start() + word.offset() + word.text().length()),
                            label)));
  }

  private static boolean mayBeClosure(BodySyntax body) {
    return body instanceof BodySyntax.Closure || body instanceof BodySyntax.Computed;
  }

  private void computed(BodySyntax.Computed computed, Side side, Scope scope) {
    Expression expression = computed.expression();
    patches.value(expression, scope, PatchRules::replacement);
    Binding named = context.analysis.find(expression);
    if (!isFunction(named)) {
      return;
    }
    inProcess(side, computed);
    context.atEnd(
        () -> {
          Routine code = named == null ? null : named.body();
          if (code != null) {
            context.closures.runs(code, "the closure");
          }
        });
  }

  private void inProcess(Side side, Syntax body) {
    if (side == Side.KERNEL) {
      context.report(
          Diagnostic.of(DescriptionErrors.PROCESS_ONLY, "a closure")
              .help("write the replacement in C: `c { .. }` or `name from \"x.c\"`"),
          body,
          "");
    }
  }

  /** The headers of an inline body. */
  void includes(BodySyntax.InlineC body) {
    for (IncludeSyntax include : body.includes()) {
      if (!include.system()) {
        context.report(
            Diagnostic.of(DescriptionErrors.NOT_AVAILABLE, "an include in quotes")
                .help("put the code into a C file and use `name from \"x.c\"`"),
            include,
            "");
      } else if (!Names.isInclude(include.header())) {
        context.report(
            Diagnostic.of(DescriptionErrors.BAD_NAME, include.header(), "header"), include, "");
      }
    }
  }
}
