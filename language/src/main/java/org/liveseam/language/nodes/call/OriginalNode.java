package org.liveseam.language.nodes.call;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import org.liveseam.language.SeamContext;
import org.liveseam.language.nativecode.Invocation;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code original(a, b)}: what the innermost closure on this thread stands in for. */
public final class OriginalNode extends SeamNode {
  @Children private final SeamNode[] arguments;

  public OriginalNode(SeamNode[] arguments) {
    this.arguments = arguments;
    markCall();
  }

  @Override
  @ExplodeLoop
  public Object executeGeneric(VirtualFrame frame) {
    Object[] values = new Object[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments[i].executeGeneric(frame);
    }
    return call(values);
  }

  @TruffleBoundary
  private Object call(Object[] values) {
    Invocation running =
        SeamContext.get(this)
            .natives()
            .running()
            .orElseThrow(() -> fail(Diagnostic.of(ScriptErrors.NO_ORIGINAL)));
    try {
      return running.original(values);
    } catch (DiagnosticException e) {
      throw fail(e);
    }
  }
}
