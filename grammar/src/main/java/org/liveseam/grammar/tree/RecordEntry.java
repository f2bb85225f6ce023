package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/** A piece of a record literal. */
public sealed interface RecordEntry extends Syntax {

  /** {@code name: value} or {@code "name": value}. */
  record Field(Name name, Expression value, Span span) implements RecordEntry {}

  /** {@code ...other}: the fields of another record; later entries win. */
  record Spread(Expression record, Span span) implements RecordEntry {}
}
