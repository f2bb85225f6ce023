package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;

/** {@code break} or {@code continue}. */
public final class JumpNode extends SeamNode {
  private final boolean again;

  private JumpNode(boolean again) {
    this.again = again;
  }

  public static JumpNode toBreak() {
    return new JumpNode(false);
  }

  public static JumpNode toContinue() {
    return new JumpNode(true);
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    throw new JumpException(again);
  }
}
