package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.Node;
import org.liveseam.language.value.Cell;

/**
 * Makes the cells of a block's captured variables, anew each time the block is entered: closures
 * made in different rounds of a loop see different variables.
 */
public final class NewCellsNode extends Node {
  private final int[] slots;
  private final String[] names;

  public NewCellsNode(int[] slots, String[] names) {
    this.slots = slots;
    this.names = names;
  }

  @ExplodeLoop
  public void execute(VirtualFrame frame) {
    for (int i = 0; i < slots.length; i++) {
      frame.setObject(slots[i], new Cell(names[i]));
    }
  }
}
