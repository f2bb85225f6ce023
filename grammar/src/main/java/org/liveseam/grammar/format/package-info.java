/**
 * One style for every text: {@link org.liveseam.grammar.format.Formatter} is all that others see.
 *
 * <p>It works on tokens and brackets, and asks the parse tree only what part a token plays; so it
 * has no case for each rule of the grammar, and a new rule formats sensibly from its first day.
 */
@NullMarked
package org.liveseam.grammar.format;

import org.jspecify.annotations.NullMarked;
