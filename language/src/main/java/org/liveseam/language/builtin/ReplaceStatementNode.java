package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import java.util.List;
import org.liveseam.language.SeamContext;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamPatch;

/** {@code replace function F with BODY} as a statement: declared, or applied where it stands. */
public final class ReplaceStatementNode extends VerbNode {
  @Child private SeamNode patch;

  public ReplaceStatementNode(SeamNode patch) {
    this.patch = patch;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    return carryOut((SeamPatch) patch.executeGeneric(frame));
  }

  @TruffleBoundary
  private Object carryOut(SeamPatch described) {
    SeamContext context = SeamContext.get(this);
    context.declared().add(described.patch(), this);
    if (context.isDeclaring()) {
      return SeamNull.NULL;
    }
    return applied(List.of(described.patch()), SeamNull.NULL, SeamNull.NULL);
  }
}
