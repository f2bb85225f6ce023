package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/** What stands in the braces after a consistency model. */
public sealed interface ConsistencyOption extends Syntax {

  /** {@code wait 60s}. */
  record Wait(Expression deadline, Span span) implements ConsistencyOption {}

  /** {@code on-stall reverse}. */
  record OnStall(NameSyntax policy, Span span) implements ConsistencyOption {}

  /** An option that does not exist. */
  record Unknown(Name name, Span span) implements ConsistencyOption {}
}
