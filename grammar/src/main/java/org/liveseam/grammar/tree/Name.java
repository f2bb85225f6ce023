package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/**
 * A word as it was written, not yet resolved.
 *
 * @param text the word; for {@code per-task} the words with their hyphens, for a quoted record key
 *     the text without quotes
 */
public record Name(String text, Span span) implements Syntax {}
