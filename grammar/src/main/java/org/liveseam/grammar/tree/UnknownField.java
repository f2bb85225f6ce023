package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/**
 * A line of a description that starts with no known word, such as {@code reasn "x"}.
 *
 * @param name the unknown word
 * @param span the whole line
 */
public record UnknownField(Name name, Span span) implements PatchItem, ObjectItem {}
