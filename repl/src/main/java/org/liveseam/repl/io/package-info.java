/** The process's streams, terminal and signals. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.io;
