package org.liveseam.language.nodes.control;

import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.scope.Variable;
import org.liveseam.language.nodes.variable.NewCellsNode;
import org.liveseam.language.nodes.variable.TargetNode;

/** What stands before the body of a loop: {@code for x in}. To be used for one node. */
public final class Loop {
  private final List<Variable> variables;
  private final @Nullable NewCellsNode cells;
  private final IterationNode iteration;

  /**
   * @param slot makes slots of the frame
   * @param variables the loop's variable as tools see it
   * @param cells makes the variable anew in each round; null if no closure captures it
   */
  public Loop(
      IntSupplier slot,
      List<Variable> variables,
      @Nullable NewCellsNode cells,
      TargetNode variable) {
    this.variables = variables;
    this.cells = cells;
    var slots =
        new IterationNode.Slots(slot.getAsInt(), slot.getAsInt(), slot.getAsInt(), slot.getAsInt());
    this.iteration = new IterationNode(slots, variable);
  }

  List<Variable> variables() {
    return variables;
  }

  @Nullable NewCellsNode cells() {
    return cells;
  }

  IterationNode iteration() {
    return iteration;
  }
}
