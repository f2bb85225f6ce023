package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;

/** Gives a variable its value that no statement assigns: of a loop, a {@code rescue}, a match. */
public abstract class TargetNode extends Node {
  public abstract void set(VirtualFrame frame, long value);

  public abstract void set(VirtualFrame frame, Object value);

  /** In the frame. */
  public static final class Slot extends TargetNode {
    private final int slot;

    public Slot(int slot) {
      this.slot = slot;
    }

    @Override
    public void set(VirtualFrame frame, long value) {
      frame.setLong(slot, value);
    }

    @Override
    public void set(VirtualFrame frame, Object value) {
      frame.setObject(slot, value);
    }
  }

  /** In a cell, because a closure captures it. */
  public static final class InCell extends TargetNode {
    @Child private CellNode where;

    public InCell(CellNode where) {
      this.where = where;
    }

    @Override
    public void set(VirtualFrame frame, long value) {
      where.cell(frame).set(value);
    }

    @Override
    public void set(VirtualFrame frame, Object value) {
      where.cell(frame).set(value);
    }
  }
}
