/** Tests of the formatter. */
@org.jspecify.annotations.NullMarked
package org.liveseam.grammar.format;
