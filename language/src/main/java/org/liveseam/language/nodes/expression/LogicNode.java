package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;

/** {@code and} and {@code or}: the right side is evaluated only when it decides. */
public final class LogicNode extends SeamNode {
  private final boolean decided;
  @Child private ConditionNode left;
  @Child private ConditionNode right;

  /**
   * @param decided the value of the left side that decides alone
   */
  private LogicNode(boolean decided, String symbol, SeamNode left, SeamNode right) {
    String what = "an operand of `" + symbol + "`";
    this.decided = decided;
    this.left = new ConditionNode(what, left);
    this.right = new ConditionNode(what, right);
  }

  public static LogicNode and(SeamNode left, SeamNode right) {
    return new LogicNode(false, "and", left, right);
  }

  public static LogicNode or(SeamNode left, SeamNode right) {
    return new LogicNode(true, "or", left, right);
  }

  @Override
  public boolean executeBoolean(VirtualFrame frame) {
    return left.execute(frame) == decided ? decided : right.execute(frame);
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    return executeBoolean(frame);
  }
}
