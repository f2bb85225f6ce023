package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import org.liveseam.language.value.Cell;
import org.liveseam.language.value.SeamFunction;

/** Finds a variable that lives in a cell. */
public abstract class CellNode extends Node {
  public abstract Cell cell(VirtualFrame frame);

  /** A variable of a file. */
  public static final class Global extends CellNode {
    private final Cell cell;

    public Global(Cell cell) {
      this.cell = cell;
    }

    @Override
    public Cell cell(VirtualFrame frame) {
      return cell;
    }
  }

  /** A captured variable of this frame. */
  public static final class Local extends CellNode {
    private final int slot;

    public Local(int slot) {
      this.slot = slot;
    }

    @Override
    public Cell cell(VirtualFrame frame) {
      return (Cell) frame.getObject(slot);
    }
  }

  /** A variable that the running function captured. */
  public static final class Captured extends CellNode {
    private final int index;

    public Captured(int index) {
      this.index = index;
    }

    @Override
    public Cell cell(VirtualFrame frame) {
      return ((SeamFunction) frame.getArguments()[0]).capture(index);
    }
  }
}
