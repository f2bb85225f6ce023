package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/**
 * A function of the language, named or not.
 *
 * @param body for {@code fn(x) => x + 1} a block of that one expression
 */
public record FunctionSyntax(FunctionSignature signature, Expression.Block body, Span span)
    implements Syntax {}
