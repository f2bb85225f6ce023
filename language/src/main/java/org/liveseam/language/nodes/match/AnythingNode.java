package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.frame.VirtualFrame;

/** {@code _}. */
public final class AnythingNode extends PatternNode {
  @Override
  public boolean takes(VirtualFrame frame, Object value) {
    return true;
  }
}
