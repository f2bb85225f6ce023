package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.value.Values;

/** A literal. */
public final class EqualNode extends PatternNode {
  private final Object constant;

  public EqualNode(Object constant) {
    this.constant = constant;
  }

  @Override
  public boolean takes(VirtualFrame frame, Object value) {
    if (constant instanceof Long wanted) {
      return value instanceof Long is && is.longValue() == wanted.longValue();
    }
    return Values.equal(constant, value);
  }
}
