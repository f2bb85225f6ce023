package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/** Where a description wants a name: of a function, a module, a model, a policy. */
public sealed interface NameSyntax extends Syntax {

  /** A bare word: {@code cmdline_proc_show}, {@code nf_nat}, {@code per-task}. */
  record Written(Name name) implements NameSyntax {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** A string or an expression in parentheses: {@code "foo.isra.0"}, {@code (prefix + "_show")}. */
  record Computed(Expression expression, Span span) implements NameSyntax {}
}
