package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.profiles.CountingConditionProfile;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.expression.ConditionNode;
import org.liveseam.language.value.SeamNull;

/** {@code if c { .. } else { .. }}. */
public final class IfNode extends SeamNode {
  private final CountingConditionProfile profile = CountingConditionProfile.create();
  @Child private ConditionNode condition;
  @Child private SeamNode then;
  @Child private @Nullable SeamNode otherwise;

  public IfNode(SeamNode condition, SeamNode then, @Nullable SeamNode otherwise) {
    this.condition = new ConditionNode("a condition", condition);
    this.then = then;
    this.otherwise = otherwise;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    if (profile.profile(condition.execute(frame))) {
      return then.executeGeneric(frame);
    }
    SeamNode alternative = otherwise;
    return alternative == null ? SeamNull.NULL : alternative.executeGeneric(frame);
  }
}
