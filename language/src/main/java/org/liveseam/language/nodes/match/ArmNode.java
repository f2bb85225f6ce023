package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.profiles.CountingConditionProfile;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.expression.ConditionNode;
import org.liveseam.language.nodes.variable.NewCellsNode;

/** {@code pattern if guard => value}. */
public final class ArmNode extends Node {
  private final CountingConditionProfile profile = CountingConditionProfile.create();
  @Child private @Nullable NewCellsNode cells;
  @Child private PatternNode pattern;
  @Child private @Nullable ConditionNode guard;
  @Child private SeamNode value;

  public ArmNode(
      @Nullable NewCellsNode cells,
      PatternNode pattern,
      @Nullable ConditionNode guard,
      SeamNode value) {
    this.cells = cells;
    this.pattern = pattern;
    this.guard = guard;
    this.value = value;
  }

  boolean takes(VirtualFrame frame, Object matched) {
    NewCellsNode captured = cells;
    if (captured != null) {
      captured.execute(frame);
    }
    ConditionNode condition = guard;
    return profile.profile(
        pattern.takes(frame, matched) && (condition == null || condition.execute(frame)));
  }

  Object execute(VirtualFrame frame) {
    return value.executeGeneric(frame);
  }
}
