package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/** A piece of a string with holes. */
public sealed interface StringPart extends Syntax {

  /** Text between holes, its escapes replaced; never empty. */
  record Text(String value, Span span) implements StringPart {}

  /** <code>${expression}</code>; the span includes the braces. */
  record Hole(Expression expression, Span span) implements StringPart {}
}
