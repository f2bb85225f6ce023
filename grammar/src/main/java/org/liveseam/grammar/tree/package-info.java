/**
 * The syntax tree: sealed families of records, each with its span.
 *
 * <p>The tree holds what was written and nothing else: no name is resolved, no field is checked
 * against another. It knows nothing of the parser that made it. A tree that came with problems has
 * gaps where the parser recovered; one without problems is whole.
 */
@NullMarked
package org.liveseam.grammar.tree;

import org.jspecify.annotations.NullMarked;
