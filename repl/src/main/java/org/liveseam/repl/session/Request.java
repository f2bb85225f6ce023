package org.liveseam.repl.session;

/** One input of a conversation. */
public sealed interface Request {

  /** Something in the language; may be incomplete. */
  record Code(String text) implements Request {}

  /** A command of the conversation itself, with the rest of its line. */
  record Command(Verb verb, String argument) implements Request {}

  /** A line that begins with a colon and is no command, or could be several. */
  record Unknown(String message) implements Request {}
}
