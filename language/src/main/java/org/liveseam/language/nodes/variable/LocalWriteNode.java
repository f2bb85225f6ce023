package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.NodeField;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.FrameSlotKind;
import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamNull;

/** Writes a variable of the frame, unboxed as long as its type does not change. */
@NodeChild("value")
@NodeField(name = "slot", type = int.class)
public abstract class LocalWriteNode extends SeamNode {
  protected abstract int getSlot();

  @Specialization(guards = "takesLong(frame)")
  protected Object writeLong(VirtualFrame frame, long value) {
    frame.getFrameDescriptor().setSlotKind(getSlot(), FrameSlotKind.Long);
    frame.setLong(getSlot(), value);
    return SeamNull.NULL;
  }

  @Specialization(guards = "takesBoolean(frame)")
  protected Object writeBoolean(VirtualFrame frame, boolean value) {
    frame.getFrameDescriptor().setSlotKind(getSlot(), FrameSlotKind.Boolean);
    frame.setBoolean(getSlot(), value);
    return SeamNull.NULL;
  }

  @Specialization(replaces = {"writeLong", "writeBoolean"})
  protected Object write(VirtualFrame frame, Object value) {
    frame.getFrameDescriptor().setSlotKind(getSlot(), FrameSlotKind.Object);
    frame.setObject(getSlot(), value);
    return SeamNull.NULL;
  }

  protected final boolean takesLong(VirtualFrame frame) {
    return isKind(frame, FrameSlotKind.Long);
  }

  protected final boolean takesBoolean(VirtualFrame frame) {
    return isKind(frame, FrameSlotKind.Boolean);
  }

  private boolean isKind(VirtualFrame frame, FrameSlotKind kind) {
    FrameSlotKind now = frame.getFrameDescriptor().getSlotKind(getSlot());
    return now == kind || now == FrameSlotKind.Illegal;
  }
}
