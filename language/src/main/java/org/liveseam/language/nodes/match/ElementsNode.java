package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import org.liveseam.language.value.SeamList;

/** {@code [a, 1, _]}: a list of just so many. */
public final class ElementsNode extends PatternNode {
  @Children private final PatternNode[] elements;

  public ElementsNode(PatternNode[] elements) {
    this.elements = elements;
  }

  @Override
  @ExplodeLoop
  public boolean takes(VirtualFrame frame, Object value) {
    if (!(value instanceof SeamList list) || list.size() != elements.length) {
      return false;
    }
    for (int i = 0; i < elements.length; i++) {
      if (!elements[i].takes(frame, list.get(i))) {
        return false;
      }
    }
    return true;
  }
}
