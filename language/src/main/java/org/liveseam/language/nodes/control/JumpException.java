package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.nodes.ControlFlowException;

/** {@code break} and {@code continue} on their way to their loop. */
final class JumpException extends ControlFlowException {
  private static final long serialVersionUID = 1L;

  private final boolean again;

  /**
   * @param again whether the loop goes on with its next round
   */
  JumpException(boolean again) {
    this.again = again;
  }

  boolean again() {
    return again;
  }
}
