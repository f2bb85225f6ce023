package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;

/** A value that is written out. */
public final class ConstantNode extends SeamNode {
  private final Object value;

  public ConstantNode(Object value) {
    this.value = value;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    return value;
  }
}
