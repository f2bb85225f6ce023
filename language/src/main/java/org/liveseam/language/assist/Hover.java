package org.liveseam.language.assist;

import org.liveseam.grammar.Span;

/**
 * What is known of a word.
 *
 * @param span the word
 * @param prototype as it is declared, in the language
 * @param doc its doc comment, or what it is in words; may be empty
 */
public record Hover(Span span, String prototype, String doc) {}
