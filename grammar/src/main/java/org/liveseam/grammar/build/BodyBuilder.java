package org.liveseam.grammar.build;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.SeamParser;
import org.liveseam.grammar.tree.BodySyntax;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.IncludeSyntax;
import org.liveseam.grammar.tree.Name;
import org.liveseam.grammar.tree.NameSyntax;

/** What a function is replaced with. */
final class BodyBuilder {
  private final TreeBuilder tree;

  BodyBuilder(TreeBuilder tree) {
    this.tree = tree;
  }

  BodySyntax body(SeamParser.BodyContext context) {
    Span span = tree.span(context);
    return switch (context) {
      case SeamParser.BodyInlineContext c -> inlineC(c.inlineC());
      case SeamParser.BodyFromFileContext c ->
          new BodySyntax.FromFile(
              name(c.nameSyntax()), tree.expressions().expression(c.expression()), span);
      case SeamParser.BodySymbolContext c -> new BodySyntax.Symbol(tree.name(c.name()), span);
      case SeamParser.BodyComputedContext c -> computed(c, span);
      case SeamParser.BodyClosureContext c ->
          new BodySyntax.Closure(tree.functions().function(c.functionRest(), span), span);
      default -> throw TreeBuilder.noCase(context);
    };
  }

  /** A closure in parentheses is no less a closure. */
  private BodySyntax computed(SeamParser.BodyComputedContext c, Span span) {
    if (c.string() != null) {
      return new BodySyntax.Computed(tree.expressions().string(c.string()), span);
    }
    Expression value = tree.expressions().expression(c.expression());
    return value instanceof Expression.Closure closure
        ? new BodySyntax.Closure(closure.function(), span)
        : new BodySyntax.Computed(value, span);
  }

  NameSyntax name(SeamParser.NameSyntaxContext context) {
    Span span = tree.span(context);
    return switch (context) {
      case SeamParser.WrittenNameContext c -> new NameSyntax.Written(tree.name(c.name()));
      case SeamParser.StringNameContext c ->
          new NameSyntax.Computed(tree.expressions().string(c.string()), span);
      case SeamParser.ComputedNameContext c ->
          new NameSyntax.Computed(tree.expressions().expression(c.expression()), span);
      default -> throw TreeBuilder.noCase(context);
    };
  }

  BodySyntax.InlineC inlineC(SeamParser.InlineCContext context) {
    Span braces = tree.span(context.CODE_BODY());
    // An unclosed body has no last brace, and its problem is told.
    Span code = new Span(braces.start() + 1, Math.max(braces.start() + 1, braces.end() - 1));
    return new BodySyntax.InlineC(tree.written(code), code, includes(context), tree.span(context));
  }

  private List<IncludeSyntax> includes(SeamParser.InlineCContext context) {
    List<IncludeSyntax> includes = new ArrayList<>();
    for (int i = 2; i < context.getChildCount(); i += 2) {
      Span word = tree.span((TerminalNode) context.getChild(i));
      ParseTree header = context.getChild(i + 1);
      if (header instanceof TerminalNode brackets) {
        String text = brackets.getText();
        Span span = new Span(word.start(), tree.span(brackets).end());
        includes.add(new IncludeSyntax(text.substring(1, text.length() - 1), true, span));
      } else {
        includes.add(quoted((SeamParser.StringContext) header, word.start()));
      }
    }
    return includes;
  }

  private IncludeSyntax quoted(SeamParser.StringContext context, int start) {
    Span span = tree.span(context);
    String path =
        tree.expressions().string(context) instanceof Expression.StringLiteral literal
            ? literal.value()
            : "";
    if (!path.matches("[A-Za-z0-9_./+-]+")) {
      tree.report(Kind.BAD_HEADER, span, tree.written(span));
    }
    return new IncludeSyntax(path, false, new Span(start, span.end()));
  }

  /** {@code per-task}: words and hyphens with nothing between. */
  Name hyphenated(SeamParser.HyphenatedContext context) {
    return glued(context.getText(), tree.span(context));
  }

  Name glued(String word, Span span) {
    if (span.end() - span.start() != word.length()) {
      tree.report(Kind.SPACE_IN_WORD, span, word);
    }
    return new Name(word, span);
  }
}
