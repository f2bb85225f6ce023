package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/**
 * The {@code ///} lines directly above a declaration.
 *
 * @param text the lines without the slashes and one space after them, joined with {@code \n}
 */
public record DocComment(String text, Span span) implements Syntax {}
