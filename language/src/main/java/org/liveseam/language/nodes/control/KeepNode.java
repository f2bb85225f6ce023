package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;

/** Evaluates something and leaves its value in the frame, too. */
public final class KeepNode extends SeamNode {
  private final int slot;
  @Child private SeamNode value;

  public KeepNode(int slot, SeamNode value) {
    this.slot = slot;
    this.value = value;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object result = value.executeGeneric(frame);
    frame.setObject(slot, result);
    return result;
  }
}
