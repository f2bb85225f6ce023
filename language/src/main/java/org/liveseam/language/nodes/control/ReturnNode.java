package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;

/** {@code return}. */
public final class ReturnNode extends SeamNode {
  @Child private SeamNode value;

  public ReturnNode(SeamNode value) {
    this.value = value;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    throw new ReturnException(value.executeGeneric(frame));
  }
}
