package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Evaluates something that must be a boolean. */
public final class ConditionNode extends Node {
  private final String what;
  @Child private SeamNode value;

  /**
   * @param what its place, for messages
   */
  public ConditionNode(String what, SeamNode value) {
    this.what = what;
    this.value = value;
  }

  public boolean execute(VirtualFrame frame) {
    try {
      return value.executeBoolean(frame);
    } catch (UnexpectedResultException e) {
      CompilerDirectives.transferToInterpreter();
      throw value.fail(
          Diagnostic.of(ScriptErrors.WRONG_TYPE, what, "a bool", Values.aType(e.getResult())));
    }
  }
}
