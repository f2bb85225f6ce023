/**
 * Lexer, layout and parser.
 *
 * <p>Text becomes tokens ({@code SeamLexer}), tokens become lines and brackets ({@link
 * org.liveseam.grammar.parser.Layout}), and those a parse tree ({@code SeamParser}). Not exported:
 * what leaves this module is the syntax tree.
 */
@NullMarked
package org.liveseam.grammar.parser;

import org.jspecify.annotations.NullMarked;
