/** {@code match}: what each kind of pattern takes. */
@NullMarked
package org.liveseam.language.nodes.match;

import org.jspecify.annotations.NullMarked;
