package org.liveseam.grammar.tree;

import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/**
 * One argument of a call.
 *
 * @param name null for a positional one; positional ones come first and names are unique
 */
public record Argument(@Nullable Name name, Expression value, Span span) implements Syntax {}
