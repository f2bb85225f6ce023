package org.liveseam.language.builtin;

import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.dsl.NodeChild;
import org.liveseam.language.SeamContext;
import org.liveseam.language.library.Pulse;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** The body of an {@code external fn}; its children give the arguments in their order. */
@NodeChild(value = "arguments", type = SeamNode[].class)
public abstract class BuiltinNode extends SeamNode {
  /** For what waits or takes long: Ctrl-C, deadlines of stages and debuggers come through. */
  protected final Pulse pulse() {
    SeamContext context = SeamContext.get(this);
    return () -> {
      TruffleSafepoint.poll(this);
      if (context.cancellation().isCancelled()) {
        throw fail(Diagnostic.of(ScriptErrors.CANCELLED));
      }
    };
  }
}
