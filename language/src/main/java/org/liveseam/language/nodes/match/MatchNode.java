package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code match v { .. }}: the value of the first arm that takes it. */
public final class MatchNode extends SeamNode {
  @Child private SeamNode value;
  @Children private final ArmNode[] arms;

  public MatchNode(SeamNode value, ArmNode[] arms) {
    this.value = value;
    this.arms = arms;
  }

  @Override
  @ExplodeLoop
  public Object executeGeneric(VirtualFrame frame) {
    Object matched = value.executeGeneric(frame);
    for (ArmNode arm : arms) {
      if (arm.takes(frame, matched)) {
        return arm.execute(frame);
      }
    }
    throw missed(matched);
  }

  @TruffleBoundary
  private SeamException missed(Object matched) {
    return value.fail(Diagnostic.of(ScriptErrors.MATCH_MISSED, Values.render(matched)));
  }
}
