/**
 * A conversation without a terminal: typed requests in, typed responses out. Whoever shows it (a
 * terminal, a pipe, a test) decides how.
 */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.session;
