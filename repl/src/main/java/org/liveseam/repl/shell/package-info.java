/** Where a conversation takes place: at a terminal, or in a pipe. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.shell;
