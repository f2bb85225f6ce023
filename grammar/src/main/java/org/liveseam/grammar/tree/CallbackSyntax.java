package org.liveseam.grammar.tree;

import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/** {@code before patch c { .. }} and its three siblings. */
public record CallbackSyntax(
    Kind kind, BodySyntax.InlineC body, @Nullable DocComment doc, Span span) implements ObjectItem {

  /** When a callback runs. */
  public enum Kind {
    BEFORE_PATCH,
    AFTER_PATCH,
    BEFORE_UNPATCH,
    AFTER_UNPATCH
  }
}
