package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;

/** A name: the value is bound to it. */
public final class BindingNode extends PatternNode {
  private final int slot;
  @Child private SeamNode bind;

  /**
   * @param slot where the value is put for {@code bind} to take
   */
  public BindingNode(int slot, SeamNode bind) {
    this.slot = slot;
    this.bind = bind;
  }

  @Override
  public boolean takes(VirtualFrame frame, Object value) {
    frame.setObject(slot, value);
    bind.executeGeneric(frame);
    return true;
  }
}
