package org.liveseam.repl.lsp;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.liveseam.language.assist.Coloured;
import org.liveseam.language.assist.Document;

/** Semantic tokens: five numbers each, counted from the token before it. */
final class ColourFeature {
  private static final List<String> TYPES =
      List.of(
          SemanticTokenTypes.Keyword,
          SemanticTokenTypes.String,
          SemanticTokenTypes.Number,
          SemanticTokenTypes.Comment,
          SemanticTokenTypes.Operator,
          SemanticTokenTypes.Function,
          SemanticTokenTypes.Variable,
          SemanticTokenTypes.Parameter,
          SemanticTokenTypes.Class,
          SemanticTokenTypes.Namespace,
          SemanticTokenTypes.Property,
          SemanticTokenTypes.Type,
          SemanticTokenTypes.Method);

  private static final int DECLARED = 1;
  private static final int CONSTANT = 2;
  private static final int LIBRARY = 4;

  private ColourFeature() {}

  static SemanticTokensLegend legend() {
    return new SemanticTokensLegend(
        TYPES,
        List.of(
            SemanticTokenModifiers.Declaration,
            SemanticTokenModifiers.Readonly,
            SemanticTokenModifiers.DefaultLibrary));
  }

  static SemanticTokens of(Document document, Lines lines) {
    List<Integer> data = new ArrayList<>();
    var before = new Position(0, 0);
    for (Coloured word : document.colours()) {
      String text = lines.text().substring(word.span().start(), word.span().end());
      int start = word.span().start();
      for (String row : text.split("\\R", -1)) { // a token ends with its line
        if (!row.isEmpty()) {
          Position at = lines.position(start);
          boolean same = at.getLine() == before.getLine();
          data.add(at.getLine() - before.getLine());
          data.add(same ? at.getCharacter() - before.getCharacter() : at.getCharacter());
          data.add(row.length());
          data.add(TYPES.indexOf(type(word.kind())));
          data.add(modifiers(word));
          before = at;
        }
        start += row.length();
        start += lines.text().startsWith("\r\n", start) ? 2 : 1;
      }
    }
    return new SemanticTokens(data);
  }

  private static int modifiers(Coloured word) {
    return (word.declared() ? DECLARED : 0)
        | (word.kind() == Coloured.Kind.CONSTANT ? CONSTANT : 0)
        | (word.library() ? LIBRARY : 0);
  }

  private static String type(Coloured.Kind kind) {
    return switch (kind) {
      case KEYWORD -> SemanticTokenTypes.Keyword;
      case STRING -> SemanticTokenTypes.String;
      case NUMBER -> SemanticTokenTypes.Number;
      case COMMENT -> SemanticTokenTypes.Comment;
      case OPERATOR -> SemanticTokenTypes.Operator;
      case FUNCTION -> SemanticTokenTypes.Function;
      case VARIABLE, CONSTANT -> SemanticTokenTypes.Variable;
      case PARAMETER -> SemanticTokenTypes.Parameter;
      case PATCH -> SemanticTokenTypes.Class;
      case MODULE -> SemanticTokenTypes.Namespace;
      case MEMBER -> SemanticTokenTypes.Property;
      case TYPE -> SemanticTokenTypes.Type;
      case NATIVE -> SemanticTokenTypes.Method;
    };
  }
}
