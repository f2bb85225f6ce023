package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.Cell;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Reads a variable that lives in a cell; its definition may not have run yet. */
public final class CellReadNode extends SeamNode {
  @Child private CellNode where;

  public CellReadNode(CellNode where) {
    this.where = where;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Cell cell = where.cell(frame);
    Object value = cell.get();
    if (value == null) {
      throw fail(Diagnostic.of(ScriptErrors.UNSET, cell.name()));
    }
    return value;
  }
}
