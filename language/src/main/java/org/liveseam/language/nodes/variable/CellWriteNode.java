package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamNull;

/** Writes a variable that lives in a cell. */
public final class CellWriteNode extends SeamNode {
  @Child private CellNode where;
  @Child private SeamNode value;

  public CellWriteNode(CellNode where, SeamNode value) {
    this.where = where;
    this.value = value;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object written = value.executeGeneric(frame);
    where.cell(frame).set(written);
    return SeamNull.NULL;
  }
}
