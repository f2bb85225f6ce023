package org.liveseam.grammar.tree;

import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/** {@code pattern if guard => value}. */
public record MatchArm(Pattern pattern, @Nullable Expression guard, Expression value, Span span)
    implements Syntax {}
