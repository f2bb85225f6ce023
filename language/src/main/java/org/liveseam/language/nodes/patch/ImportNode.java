package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.SeamContext;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.translate.Unit;

/** Evaluates an imported file, unless that was done, and gives its names. */
public final class ImportNode extends SeamNode {
  private final Unit imported;

  public ImportNode(Unit imported) {
    this.imported = imported;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    return evaluate();
  }

  @TruffleBoundary
  private Object evaluate() {
    SeamContext context = SeamContext.get(this);
    context.enterImport();
    try {
      imported.evaluate();
    } finally {
      context.leaveImport();
    }
    return imported.module();
  }
}
