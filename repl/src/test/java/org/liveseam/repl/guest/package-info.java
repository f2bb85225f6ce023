/** The command line against a real kernel in a guest. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.guest;
