package org.liveseam.language.assist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.tree.BodySyntax;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.NameSyntax;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.grammar.tree.TypeSyntax;
import org.liveseam.language.assist.Coloured.Kind;
import org.liveseam.language.check.Binding;

/** What each word is: by the lexer, and for names by what they mean. C is left to those who can. */
final class Colours {
  private final Document document;
  private final Map<Integer, Coloured> names = new HashMap<>();

  private Colours(Document document) {
    this.document = document;
  }

  static List<Coloured> of(Document document) {
    var colours = new Colours(document);
    colours.names();
    List<Coloured> all = new ArrayList<>();
    for (Token token : Seam.tokens(document.text())) {
      Coloured name = colours.names.get(token.span().start());
      Kind kind = kind(token);
      if (name != null && name.span().equals(token.span())) {
        all.add(name);
      } else if (kind != null) {
        all.add(new Coloured(token.span(), kind, false, false));
      }
    }
    return all;
  }

  private void names() {
    Tree.each(document.module().program(), this::written);
    Occurrences.each(
        document,
        (span, binding) -> {
          boolean declared =
              document
                  .definitions()
                  .of(binding)
                  .filter(d -> d.file() == document.analysis() && d.name().span().equals(span))
                  .isPresent();
          boolean library = document.prelude().bindings().get(binding.name()) == binding;
          names.put(span.start(), new Coloured(span, kind(binding), declared, library));
        });
  }

  /** Names that mean nothing in the language itself. */
  private void written(Syntax node) {
    switch (node) {
      case ReplaceClause clause when clause.function() instanceof NameSyntax.Written name ->
          put(name.name(), Kind.NATIVE);
      case BodySyntax.Symbol symbol -> put(symbol.symbol(), Kind.NATIVE);
      case BodySyntax.FromFile file when file.symbol() instanceof NameSyntax.Written name ->
          put(name.name(), Kind.NATIVE);
      case Expression.Member member -> put(member.name(), Kind.MEMBER);
      case Statement.Stage stage -> keyword(stage, "stage");
      case Statement.On on -> keyword(on, "on");
      case Statement.Assert assertion -> keyword(assertion, "assert");
      case TypeSyntax.Plain type -> type.words().forEach(word -> put(word, Kind.TYPE));
      default -> {}
    }
  }

  /** A word that only the parser knows to be one. */
  private void keyword(Syntax node, String word) {
    var span = new Span(node.span().start(), node.span().start() + word.length());
    names.put(span.start(), new Coloured(span, Kind.KEYWORD, false, false));
  }

  private void put(Name name, Kind kind) {
    Span span = name.span();
    names.put(span.start(), new Coloured(span, kind, false, false));
  }

  private static Kind kind(Binding binding) {
    return switch (Items.kind(binding)) {
      case FUNCTION, VERB -> Kind.FUNCTION;
      case CONSTANT -> Kind.CONSTANT;
      case PARAMETER -> Kind.PARAMETER;
      case PATCH -> Kind.PATCH;
      case MODULE -> Kind.MODULE;
      default -> Kind.VARIABLE;
    };
  }

  private static @Nullable Kind kind(Token token) {
    return switch (token.type()) {
      case KEYWORD -> Kind.KEYWORD;
      case STRING -> Kind.STRING;
      case NUMBER -> Kind.NUMBER;
      case COMMENT -> Kind.COMMENT;
      case OPERATOR -> Kind.OPERATOR;
      case NAME, C_CODE, PUNCTUATION, ERROR -> null;
    };
  }
}
