/** The parser's façade: text in, syntax tree and problems out. */
@NullMarked
package org.liveseam.grammar;

import org.jspecify.annotations.NullMarked;
