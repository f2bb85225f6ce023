package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.profiles.CountingConditionProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.expression.ConditionNode;
import org.liveseam.language.nodes.scope.Scoped;
import org.liveseam.language.nodes.scope.Variable;
import org.liveseam.language.nodes.variable.NewCellsNode;

/** {@code pattern if guard => value}. */
public final class ArmNode extends Node implements Scoped {
  private final CountingConditionProfile profile = CountingConditionProfile.create();
  private final List<Variable> variables;
  @Child private @Nullable NewCellsNode cells;
  @Child private PatternNode pattern;
  @Child private @Nullable ConditionNode guard;
  @Child private SeamNode value;

  public ArmNode(
      @Nullable NewCellsNode cells,
      List<Variable> variables,
      PatternNode pattern,
      @Nullable ConditionNode guard,
      SeamNode value) {
    this.cells = cells;
    this.variables = variables;
    this.pattern = pattern;
    this.guard = guard;
    this.value = value;
  }

  @Override
  public List<Variable> variables() {
    return variables;
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
