package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import java.util.List;
import org.liveseam.runtime.diagnostic.DataErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.State;
import org.liveseam.runtime.model.StateVersion;

/** {@code state 7 version 2}. */
public final class StateNode extends Node {
  @Child private ValueNode id;
  @Child private ValueNode version;
  private final Span span;

  public StateNode(ValueNode id, ValueNode version, Span span) {
    this.id = id;
    this.version = version;
    this.span = span;
  }

  /**
   * @param before the patch's states above it
   */
  State execute(VirtualFrame frame, String patch, List<State> before) {
    long number = (Long) id.execute(frame);
    long known = (Long) version.execute(frame);
    if (before.stream().anyMatch(state -> state.state().id() == number)) {
      throw id.failed(Diagnostic.of(DataErrors.STATE_TWICE, number, patch));
    }
    return new State(new StateVersion(number, (int) known), span);
  }
}
