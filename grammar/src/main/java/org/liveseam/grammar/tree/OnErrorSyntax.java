package org.liveseam.grammar.tree;

import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/**
 * {@code on-error original} or {@code on-error VALUE}: what a closure that fails answers with.
 *
 * @param value null for what the original answers
 */
public record OnErrorSyntax(@Nullable Expression value, Span span) implements Syntax {}
