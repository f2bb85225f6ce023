package org.liveseam.grammar.tree;

import java.util.List;
import org.liveseam.grammar.Span;

/** What a function is replaced with. */
public sealed interface BodySyntax extends Syntax {

  /** {@code my_show}: a function that is already there. */
  record Symbol(Name symbol, Span span) implements BodySyntax {}

  /** {@code (expr)}: whatever the expression's value names. */
  record Computed(Expression expression, Span span) implements BodySyntax {}

  /** {@code fn(a: i32) -> i32 { .. }}. */
  record Closure(FunctionSyntax function, Span span) implements BodySyntax {}

  /** {@code my_show from "fix.c"}. */
  record FromFile(NameSyntax symbol, Expression path, Span span) implements BodySyntax {}

  /**
   * {@code c { .. } include <linux/seq_file.h>}.
   *
   * @param code everything between the outer braces, as it was written
   * @param codeSpan where that text stands, so that the compiler's lines can be found again
   */
  record InlineC(String code, Span codeSpan, List<IncludeSyntax> includes, Span span)
      implements BodySyntax {
    public InlineC {
      includes = List.copyOf(includes);
    }
  }
}
