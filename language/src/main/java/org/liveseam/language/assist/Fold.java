package org.liveseam.language.assist;

import org.liveseam.grammar.Span;

/** What can be folded: from its first line to its last. */
public record Fold(Kind kind, Span span) {

  /** What is folded. */
  public enum Kind {
    CODE,
    COMMENT,
    IMPORTS
  }
}
