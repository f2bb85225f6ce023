/** The commands of a conversation, a class each. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.session.verb;
