/** The command line, tested as its users meet it. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl;
