/** What debuggers and other tools see of a program while it runs: its variables, by name. */
@NullMarked
package org.liveseam.language.nodes.scope;

import org.jspecify.annotations.NullMarked;
