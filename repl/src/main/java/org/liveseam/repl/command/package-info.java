/** The commands, one class each. Help, completion and the manual's pages derive from them. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.command;
