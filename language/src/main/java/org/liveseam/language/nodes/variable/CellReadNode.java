package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.Cell;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Reads a variable that lives in a cell; its definition may not have run yet. */
public final class CellReadNode extends SeamNode {
  @Child private CellNode where;

  /** Its value while it is settled. */
  @CompilationFinal private @Nullable Object constant;

  public CellReadNode(CellNode where) {
    this.where = where;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Cell cell = where.cell(frame);
    if (cell.isSettled()) {
      // Only cells that there is one of are settled, so this node has met no other.
      Object known = constant;
      if (known != null) {
        return known;
      }
      CompilerDirectives.transferToInterpreterAndInvalidate();
      constant = cell.get();
    }
    Object value = cell.get();
    if (value == null) {
      CompilerDirectives.transferToInterpreter();
      throw fail(Diagnostic.of(ScriptErrors.UNSET, cell.name()));
    }
    return value;
  }
}
