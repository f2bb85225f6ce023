package org.liveseam.language.check;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.DocComment;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.grammar.tree.TypeSyntax;
import org.liveseam.language.value.SeamType;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ParamErrors;

/** Params: their types, which say how a value from outside is read. */
final class ParamChecker {
  /** Types whose values can be written out. */
  private static final Set<SeamType> SETTABLE =
      EnumSet.complementOf(
          EnumSet.of(
              SeamType.ANY,
              SeamType.INSTANT,
              SeamType.BYTES,
              SeamType.RANGE,
              SeamType.FN,
              SeamType.PATCH,
              SeamType.TARGET,
              SeamType.PLAN,
              SeamType.ERROR,
              SeamType.PTR,
              SeamType.ATOMIC,
              SeamType.SIGNATURE,
              SeamType.VOID));

  private final Context context;

  ParamChecker(Context context) {
    this.context = context;
  }

  void check(Statement.Param param, Scope scope) {
    TypeSyntax written = param.type();
    Expression defaultValue = param.defaultValue();
    context.types.check(written);
    if (defaultValue != null) {
      context.expressions.check(defaultValue, scope);
      context.types.fits("`" + param.name().text() + "`", written, defaultValue);
    }
    SeamType type = type(param, written, defaultValue);
    context.define(scope, param.name(), Binding.Kind.PARAM).type(TypeChecker.only(type));
    DocComment doc = param.doc();
    context
        .analysis
        .params()
        .add(
            new Param(
                param.name().text(),
                type,
                Optional.ofNullable(defaultValue).map(this::text),
                doc == null ? "" : doc.text(),
                context.span(param.name())));
  }

  /** What is wrong with importing a file because of its params. */
  void imported(Statement.Import statement, @Nullable Analysis file) {
    if (file == null) {
      return;
    }
    file.params().stream()
        .filter(param -> param.defaultText().isEmpty())
        .forEach(
            param ->
                context.report(
                    Diagnostic.of(ParamErrors.IMPORTED, param.name())
                        .note("it is declared at " + param.span().place()),
                    statement.path(),
                    ""));
  }

  private SeamType type(
      Statement.Param param, @Nullable TypeSyntax written, @Nullable Expression defaultValue) {
    if (written instanceof TypeSyntax.Plain plain && SeamType.find(plain.text()).isEmpty()) {
      return SeamType.ANY; // told already
    }
    Optional<SeamType> type;
    if (written != null) {
      type = Optional.of(TypeChecker.type(written));
    } else if (defaultValue == null) {
      type = Optional.of(SeamType.STR);
    } else {
      type = Constants.type(defaultValue).flatMap(SeamType::find);
    }
    if (type.filter(SETTABLE::contains).isPresent()) {
      return type.get();
    }
    String words = SETTABLE.stream().map(SeamType::word).collect(Collectors.joining(", "));
    Syntax where = written == null ? param.name() : written;
    context.report(
        (written == null
                ? Diagnostic.of(ParamErrors.NO_TYPE, param.name().text())
                : Diagnostic.of(ParamErrors.TYPE, written.text()))
            .help("types of params are: " + words),
        where,
        "");
    return SeamType.ANY;
  }

  private String text(Syntax syntax) {
    return context.text.source().text().substring(syntax.span().start(), syntax.span().end());
  }
}
