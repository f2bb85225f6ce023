package org.liveseam.repl.session;

/** A command of a conversation; to add one, write its class and name it in {@code Verbs}. */
public interface Verb {
  /** All that is said of it. */
  About about();

  /**
   * Carries it out.
   *
   * @param argument the rest of its line, stripped; may be empty
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException for what is wrong or fails
   */
  Response run(ReplSession session, String argument);
}
