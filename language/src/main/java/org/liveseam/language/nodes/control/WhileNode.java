package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.expression.ConditionNode;
import org.liveseam.language.value.SeamNull;

/** {@code while c { .. }}. The loop node polls for cancellation in each round. */
public final class WhileNode extends SeamNode {
  @Child private LoopNode loop;

  public WhileNode(SeamNode condition, SeamNode body) {
    loop = Truffle.getRuntime().createLoopNode(new Round(condition, body));
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    loop.execute(frame);
    return SeamNull.NULL;
  }

  private static final class Round extends Node implements RepeatingNode {
    @Child private ConditionNode condition;
    @Child private SeamNode body;

    Round(SeamNode condition, SeamNode body) {
      this.condition = new ConditionNode("a condition", condition);
      this.body = body;
    }

    @Override
    public boolean executeRepeating(VirtualFrame frame) {
      if (!condition.execute(frame)) {
        return false;
      }
      try {
        body.executeGeneric(frame);
      } catch (JumpException jump) {
        return jump.again();
      }
      return true;
    }
  }
}
