package org.liveseam.runtime.process.unwind;

/** A stack cannot be followed further; the message says why, for the user. */
final class UnreliableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreliableException(String message) {
    super(message, null, false, false);
  }

  /** Never null here. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
