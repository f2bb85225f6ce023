package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;

/** {@code not a}, and the second half of {@code a != b}. */
public final class NotNode extends SeamNode {
  @Child private ConditionNode operand;

  public NotNode(SeamNode operand) {
    this.operand = new ConditionNode("the operand of `not`", operand);
  }

  @Override
  public boolean executeBoolean(VirtualFrame frame) {
    return !operand.execute(frame);
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    return executeBoolean(frame);
  }
}
