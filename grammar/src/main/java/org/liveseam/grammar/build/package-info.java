/** From parse tree to syntax tree, by family; an alternative without a case fails loudly. */
@NullMarked
package org.liveseam.grammar.build;

import org.jspecify.annotations.NullMarked;
