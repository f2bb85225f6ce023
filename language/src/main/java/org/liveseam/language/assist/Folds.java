package org.liveseam.language.assist;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;
import org.liveseam.grammar.tree.Expression;
import org.liveseam.grammar.tree.PatchDeclaration;
import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.grammar.tree.Statement;
import org.liveseam.grammar.tree.Syntax;
import org.liveseam.language.assist.Fold.Kind;

/** Blocks, descriptions, C, lists, comments above each other and imports below each other. */
final class Folds {
  private final String text;
  private final Map<Integer, Fold> byLine = new LinkedHashMap<>();

  private Folds(String text) {
    this.text = text;
  }

  static List<Fold> of(Document document) {
    var folds = new Folds(document.text());
    folds.runs(document.module().program().statements());
    folds.comments();
    Tree.each(document.module().program(), folds::node);
    return folds.byLine.values().stream()
        .sorted(Comparator.comparingInt(fold -> fold.span().start()))
        .toList();
  }

  private void node(Syntax node) {
    switch (node) {
      case Expression.Block block -> add(Kind.CODE, block.span());
      case Expression.ListLiteral list -> add(Kind.CODE, list.span());
      case Expression.RecordLiteral record -> add(Kind.CODE, record.span());
      case Expression.Match match -> add(Kind.CODE, match.span());
      case Expression.Call call -> add(Kind.CODE, call.span());
      case PatchDeclaration patch -> add(Kind.CODE, patch.span());
      case PatchItem.ObjectBlock block -> add(Kind.CODE, block.span());
      default -> {}
    }
  }

  private void comments() {
    Span run = null;
    for (Token token : Seam.tokens(text)) {
      if (token.type() == TokenClass.C_CODE) {
        add(Kind.CODE, token.span());
      }
      if (token.type() != TokenClass.COMMENT) {
        run = end(Kind.COMMENT, run);
      } else {
        run = run == null ? token.span() : new Span(run.start(), token.span().end());
      }
    }
    end(Kind.COMMENT, run);
  }

  private void runs(List<Statement> statements) {
    Span run = null;
    for (Statement statement : statements) {
      if (statement instanceof Statement.Import) {
        run = run == null ? statement.span() : new Span(run.start(), statement.span().end());
      } else {
        run = end(Kind.IMPORTS, run);
      }
    }
    end(Kind.IMPORTS, run);
  }

  private @Nullable Span end(Kind kind, @Nullable Span run) {
    if (run != null) {
      add(kind, run);
    }
    return null;
  }

  /** The outermost of those that begin on a line. */
  private void add(Kind kind, Span span) {
    int end = text.indexOf('\n', span.start());
    if (end >= 0 && end < span.end()) {
      byLine.putIfAbsent(text.lastIndexOf('\n', span.start() - 1), new Fold(kind, span));
    }
  }
}
