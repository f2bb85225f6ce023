package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.variable.NewCellsNode;
import org.liveseam.language.value.SeamNull;

/** {@code { statements }}. */
public final class BlockNode extends SeamNode {
  private final boolean valued;
  @Child private @Nullable NewCellsNode cells;
  @Children private final SeamNode[] statements;

  /**
   * @param cells makes the captured variables of the block; null if there are none
   * @param valued whether the last statement's value is the block's
   */
  public BlockNode(@Nullable NewCellsNode cells, SeamNode[] statements, boolean valued) {
    this.cells = cells;
    this.statements = statements;
    this.valued = valued;
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
