package org.liveseam.grammar;

/**
 * A token as a reader sees it.
 *
 * @param type what colour it has
 */
public record Token(TokenClass type, Span span) {}
