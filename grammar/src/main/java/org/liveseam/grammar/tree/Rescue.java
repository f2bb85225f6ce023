package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/** {@code rescue e { .. }}. */
public record Rescue(Name variable, Expression.Block body, Span span) implements Syntax {}
