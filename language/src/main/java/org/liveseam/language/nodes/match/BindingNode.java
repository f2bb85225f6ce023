package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.variable.TargetNode;

/** A name: the value is bound to it. */
public final class BindingNode extends PatternNode {
  @Child private TargetNode variable;

  public BindingNode(TargetNode variable) {
    this.variable = variable;
  }

  @Override
  public boolean takes(VirtualFrame frame, Object value) {
    variable.set(frame, value);
    return true;
  }
}
