package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.scope.Scoped;
import org.liveseam.language.nodes.scope.Variable;
import org.liveseam.language.nodes.variable.NewCellsNode;
import org.liveseam.language.value.SeamNull;

/** {@code { statements }}. */
public final class BlockNode extends SeamNode implements Scoped {
  private final boolean valued;
  private final List<Variable> variables;
  @Child private @Nullable NewCellsNode cells;
  @Children private final SeamNode[] statements;

  /**
   * @param cells makes the captured variables of the block; null if there are none
   * @param variables what it defines
   * @param valued whether the last statement's value is the block's
   */
  public BlockNode(
      @Nullable NewCellsNode cells,
      List<Variable> variables,
      SeamNode[] statements,
      boolean valued) {
    this.cells = cells;
    this.statements = statements;
    this.valued = valued;
    this.variables = variables;
  }

  @Override
  public List<Variable> variables() {
    return variables;
  }

  @Override
  @ExplodeLoop
  public Object executeGeneric(VirtualFrame frame) {
    NewCellsNode captured = cells;
    if (captured != null) {
      captured.execute(frame);
    }
    Object last = SeamNull.NULL;
    for (int i = 0; i < statements.length; i++) {
      last = statements[i].executeGeneric(frame);
    }
    return valued ? last : SeamNull.NULL;
  }
}
