package org.liveseam.grammar.build;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.StringPart;

/** Strings: escapes replaced, holes built, the indentation of {@code \"""} texts taken away. */
final class TextBuilder {
  private final TreeBuilder tree;

  TextBuilder(TreeBuilder tree) {
    this.tree = tree;
  }

  Expression string(SeamParser.StringContext context) {
    boolean text = context.TEXT_OPEN() != null;
    List<String> pieces = new ArrayList<>();
    for (SeamParser.StringPartContext part : context.stringPart()) {
      pieces.add(part.STRING_TEXT() == null ? Indentation.OPAQUE : part.getText());
    }
    if (text) {
      pieces = Indentation.strip(pieces);
    }
    List<StringPart> parts = new ArrayList<>();
    boolean holes = false;
    for (int i = 0; i < pieces.size(); i++) {
      SeamParser.StringPartContext part = context.stringPart(i);
      if (part.expression() != null) {
        holes = true;
        parts.add(
            new StringPart.Hole(tree.expressions().expression(part.expression()), tree.span(part)));
      } else {
        String value = part.ESCAPE() == null ? pieces.get(i) : escape(part.ESCAPE());
        append(parts, value, tree.span(part));
      }
    }
    Span span = tree.span(context);
    if (holes) {
      return new Expression.Interpolation(parts, span);
    }
    return parts.isEmpty()
        ? new Expression.StringLiteral("", span)
        : new Expression.StringLiteral(((StringPart.Text) parts.getFirst()).value(), span);
  }

  private static void append(List<StringPart> parts, String value, Span span) {
    if (value.isEmpty()) {
      return;
    }
    if (!parts.isEmpty() && parts.getLast() instanceof StringPart.Text(String before, Span at)) {
      parts.removeLast();
      parts.add(new StringPart.Text(before + value, new Span(at.start(), span.end())));
    } else {
      parts.add(new StringPart.Text(value, span));
    }
  }

  private String escape(TerminalNode node) {
    Token token = node.getSymbol();
    String text = token.getText();
    String value =
        switch (text.charAt(1)) {
          case 'n' -> "\n";
          case 't' -> "\t";
          case 'r' -> "\r";
          case '\\' -> "\\";
          case '"' -> "\"";
          case '$' -> "$";
          case 'u' -> codePoint(text);
          default -> "";
        };
    if (value.isEmpty()) {
      tree.report(Kind.BAD_ESCAPE, tree.span(token), text);
    }
    return value;
  }

  /** {@code \\u{1F600}}: one to six hexadecimal digits, no surrogate; else an empty string. */
  private static String codePoint(String escape) {
    if (!escape.matches("\\\\u\\{[0-9a-fA-F]{1,6}\\}")) {
      return "";
    }
    int value = Integer.parseInt(escape.substring(3, escape.length() - 1), 16);
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    return Character.isValidCodePoint(value) && !surrogate ? Character.toString(value) : "";
  }
}
