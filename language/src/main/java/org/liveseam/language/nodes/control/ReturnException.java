package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.nodes.ControlFlowException;

/** A value on its way out of a function. */
public final class ReturnException extends ControlFlowException {
  private static final long serialVersionUID = 1L;

  private final transient Object value;

  ReturnException(Object value) {
    this.value = value;
  }

  public Object value() {
    return value;
  }
}
