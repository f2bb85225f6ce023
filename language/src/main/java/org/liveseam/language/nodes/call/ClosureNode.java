package org.liveseam.language.nodes.call;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.variable.CellNode;
import org.liveseam.language.value.Cell;
import org.liveseam.language.value.SeamFunction;

/** Makes a function together with the variables it captures. */
public final class ClosureNode extends SeamNode {
  private final SeamFunction.Code code;
  @Children private final CellNode[] captures;

  public ClosureNode(SeamFunction.Code code, CellNode[] captures) {
    this.code = code;
    this.captures = captures;
  }

  @Override
  @ExplodeLoop
  public Object executeGeneric(VirtualFrame frame) {
    Cell[] cells = new Cell[captures.length];
    for (int i = 0; i < captures.length; i++) {
      cells[i] = captures[i].cell(frame);
    }
    return new SeamFunction(code, cells);
  }
}
