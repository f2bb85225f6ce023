package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.dsl.NodeField;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;

/** Reads a variable of the frame; that it has a value was checked before. */
@NodeField(name = "slot", type = int.class)
public abstract class LocalReadNode extends SeamNode {
  protected abstract int getSlot();

  @Specialization(guards = "frame.isLong(getSlot())")
  protected long readLong(VirtualFrame frame) {
    return frame.getLong(getSlot());
  }

  @Specialization(guards = "frame.isBoolean(getSlot())")
  protected boolean readBoolean(VirtualFrame frame) {
    return frame.getBoolean(getSlot());
  }

  @Specialization(replaces = {"readLong", "readBoolean"})
  protected Object readObject(VirtualFrame frame) {
    return frame.isObject(getSlot()) ? frame.getObject(getSlot()) : frame.getValue(getSlot());
  }
}
