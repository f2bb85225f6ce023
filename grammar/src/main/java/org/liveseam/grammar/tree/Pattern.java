package org.liveseam.grammar.tree;

import java.util.List;
import org.liveseam.grammar.Span;

/** What an arm of a {@code match} takes. */
public sealed interface Pattern extends Syntax {

  /** {@code _}. */
  record Anything(Span span) implements Pattern {}

  /** A name, which is bound to the value. */
  record Binding(Name name, Span span) implements Pattern {}

  /** A literal without holes. */
  record Constant(Expression value, Span span) implements Pattern {}

  /** {@code 1..9} or {@code 1..<10}, of integer literals. */
  record Between(long from, long to, boolean inclusive, Span span) implements Pattern {}

  /** {@code [a, 1, _]}: a list of just so many. */
  record Elements(List<Pattern> elements, Span span) implements Pattern {
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /** {@code { kind: "x" }}: a record, or another value with members, that has at least these. */
  record Fields(List<Field> fields, Span span) implements Pattern {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /** One field of a record and what its value must be. */
  record Field(Name name, Pattern pattern, Span span) implements Syntax {}
}
