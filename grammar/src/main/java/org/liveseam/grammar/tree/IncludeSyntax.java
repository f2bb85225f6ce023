package org.liveseam.grammar.tree;

import org.liveseam.grammar.Span;

/**
 * {@code include <linux/seq_file.h>} or {@code include "local.h"}.
 *
 * @param header the path without its delimiters: letters, digits and {@code _ - + . /} only
 * @param system whether it stood in angle brackets
 */
public record IncludeSyntax(String header, boolean system, Span span) implements Syntax {}
