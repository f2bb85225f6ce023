package org.liveseam.grammar.tree;

import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/**
 * A parameter name for an inline C body.
 *
 * @param type null when it is to come from the type information of the replaced function
 */
public record BodyParameter(Name name, @Nullable TypeSyntax type, Span span) implements Syntax {}
