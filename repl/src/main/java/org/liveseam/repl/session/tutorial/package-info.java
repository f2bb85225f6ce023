/** Ten steps that teach the conversation, each checked by what the user did. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.session.tutorial;
