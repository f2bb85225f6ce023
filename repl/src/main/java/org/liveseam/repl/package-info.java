/** The command line and the REPL. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl;
