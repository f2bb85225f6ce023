package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.SeamContext;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamTarget;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code on T { .. }}: the verbs inside act on T, also those in functions called from there. */
public final class OnNode extends SeamNode {
  @Child private SeamNode target;
  @Child private SeamNode body;

  public OnNode(SeamNode target, SeamNode body) {
    this.target = target;
    this.body = body;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object value = target.executeGeneric(frame);
    if (!(value instanceof SeamTarget where)) {
      CompilerDirectives.transferToInterpreter();
      throw target.fail(
          Diagnostic.of(
              ScriptErrors.WRONG_TYPE, "what stands behind `on`", "a target", Values.aType(value)));
    }
    SeamContext context = SeamContext.get(this);
    context.enterTarget(where.spec());
    try {
      return body.executeGeneric(frame);
    } finally {
      context.leaveTarget();
    }
  }
}
