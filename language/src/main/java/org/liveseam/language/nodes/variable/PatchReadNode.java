package org.liveseam.language.nodes.variable;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.DirectCallNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.Cell;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Reads a declared patch, which is evaluated when it is first asked for. */
public final class PatchReadNode extends SeamNode {
  private final Cell cell;
  private final Supplier<@Nullable RootCallTarget> code;
  @Child private @Nullable DirectCallNode description;

  /**
   * @param code what evaluates the patch; known only when all of its file is translated
   */
  public PatchReadNode(Cell cell, Supplier<@Nullable RootCallTarget> code) {
    this.cell = cell;
    this.code = code;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object value = cell.get();
    if (value == null) {
      value = evaluate();
      cell.set(value);
    }
    return value;
  }

  private Object evaluate() {
    DirectCallNode call = description;
    if (call == null) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      RootCallTarget target = code.get();
      if (target == null) {
        throw fail(Diagnostic.of(ScriptErrors.UNSET, cell.name()));
      }
      call = atomic(() -> insert(DirectCallNode.create(target)));
      description = call;
    }
    return call.call();
  }
}
