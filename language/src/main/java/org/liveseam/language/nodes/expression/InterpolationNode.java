package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.Values;

/** <code>"left ${right}"</code>. */
public final class InterpolationNode extends SeamNode {
  @Children private final SeamNode[] parts;

  public InterpolationNode(SeamNode[] parts) {
    this.parts = parts;
  }

  @Override
  @ExplodeLoop
  public Object executeGeneric(VirtualFrame frame) {
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = parts[i].executeGeneric(frame);
    }
    return join(values);
  }

  @TruffleBoundary
  private static String join(Object[] values) {
    var out = new StringBuilder();
    for (Object value : values) {
      out.append(Values.text(value));
    }
    return out.toString();
  }
}
