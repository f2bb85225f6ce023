package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.nodes.ControlFlowException;

/** {@code break} and {@code continue} on their way to their loop. */
final class JumpException extends ControlFlowException {
  private static final long serialVersionUID = 1L;

  static final JumpException BREAK = new JumpException();
  static final JumpException CONTINUE = new JumpException();

  private JumpException() {}
}
