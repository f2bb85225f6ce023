package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.SeamContext;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PolicyErrors;

/** {@code unsafe { .. }}: runs only when the host allows it. */
public final class UnsafeNode extends SeamNode {
  @Child private SeamNode body;

  public UnsafeNode(SeamNode body) {
    this.body = body;
  }

  /** What is said where it is not allowed. */
  public static Diagnostic refusal() {
    return Diagnostic.of(PolicyErrors.UNSAFE).help("if that is meant, say `--allow-unsafe`");
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    if (!SeamContext.get(this).host().map(SeamOptions::allowUnsafe).orElse(false)) {
      throw fail(refusal());
    }
    SeamContext context = SeamContext.get(this);
    context.enterUnsafe();
    try {
      return body.executeGeneric(frame);
    } finally {
      context.leaveUnsafe();
    }
  }
}
