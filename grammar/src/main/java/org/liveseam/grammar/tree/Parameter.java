package org.liveseam.grammar.tree;

import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/** {@code name: type = default}, the last two optional. */
public record Parameter(
    Name name, @Nullable TypeSyntax type, @Nullable Expression defaultValue, Span span)
    implements Syntax {}
