package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamList;

/** {@code [1, 2, 3]}. */
public final class ListNode extends SeamNode {
  @Children private final SeamNode[] elements;

  public ListNode(SeamNode[] elements) {
    this.elements = elements;
  }

  @Override
  @ExplodeLoop
  public Object executeGeneric(VirtualFrame frame) {
    Object[] values = new Object[elements.length];
    for (int i = 0; i < elements.length; i++) {
      values[i] = elements[i].executeGeneric(frame);
    }
    return new SeamList(values);
  }
}
