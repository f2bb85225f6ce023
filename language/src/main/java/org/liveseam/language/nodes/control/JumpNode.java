package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.nodes.SeamNode;

/** {@code break} or {@code continue}. */
public final class JumpNode extends SeamNode {
  private final JumpException jump;

  private JumpNode(JumpException jump) {
    this.jump = jump;
  }

  public static JumpNode toBreak() {
    return new JumpNode(JumpException.BREAK);
  }

  public static JumpNode toContinue() {
    return new JumpNode(JumpException.CONTINUE);
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    throw jump;
  }
}
