package org.liveseam.language.assist;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.liveseam.grammar.tree.CallbackSyntax;
import org.liveseam.grammar.tree.ObjectItem;
import org.liveseam.grammar.tree.ObjectSyntax;
import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.grammar.tree.UnknownField;
import org.liveseam.language.assist.Symbol.Kind;

/** What a file declares, and what that is made of. */
final class Outline {
  private final String text;

  private Outline(String text) {
    this.text = text;
  }

  static List<Symbol> of(Document document) {
    var outline = new Outline(document.text());
    return document.module().program().statements().stream().flatMap(outline::statement).toList();
  }

  private Stream<Symbol> statement(Statement statement) {
    return switch (statement) {
      case Statement.Import i -> one(Kind.IMPORT, i.alias(), written(i.path()), i, List.of());
      case Statement.Let let -> one(Kind.VALUE, let.name(), "", let, List.of());
      case Statement.Var v -> one(Kind.VALUE, v.name(), "", v, List.of());
      case Statement.Param p -> one(Kind.PARAM, p.name(), "", p, List.of());
      case Statement.Function f ->
          one(Kind.FUNCTION, f.name(), written(f.function().signature()), f, List.of());
      case Statement.ExternalFunction f ->
          one(Kind.FUNCTION, f.name(), written(f.signature()), f, List.of());
      case Statement.Patch p ->
          one(
              Kind.PATCH,
              p.declaration().name(),
              "",
              p,
              p.declaration().items().stream().flatMap(this::item).toList());
      case Statement.Replace replace -> replaced(replace.clause(), replace);
      case Statement.Library library -> one(Kind.LIBRARY, library.name(), "", library, List.of());
      case Statement.Test test -> one(Kind.TEST, test.name(), "", test, List.of());
      case Statement.Pipeline pipeline ->
          one(
              Kind.PIPELINE,
              pipeline.name(),
              "",
              pipeline,
              pipeline.body().statements().stream().flatMap(this::stage).toList());
      default -> Stream.of();
    };
  }

  private Stream<Symbol> stage(Statement statement) {
    return statement instanceof Statement.Stage stage
        ? one(Kind.STAGE, stage.name(), "", stage, List.of())
        : Stream.of();
  }

  private Stream<Symbol> item(PatchItem item) {
    return switch (item) {
      case PatchItem.Shadow shadow -> one(Kind.SHADOW, shadow.name(), "", shadow, List.of());
      case PatchItem.State state -> one(Kind.STATE, state.id(), "state", state, List.of());
      case PatchItem.ObjectBlock block ->
          one(
              Kind.OBJECT,
              block.object(),
              block.object() instanceof ObjectSyntax.Library ? "library" : "",
              block,
              block.items().stream().flatMap(this::part).toList());
      case ReplaceClause clause -> replaced(clause, clause);
      default -> Stream.of();
    };
  }

  private Stream<Symbol> part(ObjectItem item) {
    return switch (item) {
      case ReplaceClause clause -> replaced(clause, clause);
      case CallbackSyntax callback ->
          Stream.of(
              new Symbol(
                  callback.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  Kind.CALLBACK,
                  "",
                  callback.span(),
                  callback.span(),
                  List.of()));
      case UnknownField unknown -> Stream.of();
    };
  }

  private Stream<Symbol> replaced(ReplaceClause clause, Syntax whole) {
    return one(Kind.REPLACED, clause.function(), "replace function", whole, List.of());
  }

  private Stream<Symbol> one(
      Kind kind, Syntax name, String detail, Syntax whole, List<Symbol> children) {
    String shown = written(name).replaceAll("\\s+", " ").strip();
    return Stream.of(
        new Symbol(
            shown.isEmpty() ? "?" : shown, // editors refuse symbols without a name
            kind,
            detail.replaceAll("\\s+", " "),
            whole.span(),
            name.span(),
            children));
  }

  private String written(Syntax syntax) {
    return text.substring(syntax.span().start(), syntax.span().end());
  }
}
