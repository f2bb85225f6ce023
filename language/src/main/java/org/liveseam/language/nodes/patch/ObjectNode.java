package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;

/** {@code in OBJECT { .. }}. */
public final class ObjectNode extends Node {
  private final Span span;
  private final List<Callback> callbacks;
  @Child private @Nullable ValueNode module;
  @Children private final ReplaceNode[] functions;

  /**
   * @param module the module's name; null for vmlinux
   */
  public ObjectNode(
      Span span, @Nullable ValueNode module, ReplaceNode[] functions, List<Callback> callbacks) {
    this.span = span;
    this.module = module;
    this.functions = functions;
    this.callbacks = List.copyOf(callbacks);
  }

  ObjectPatch execute(VirtualFrame frame) {
    ValueNode name = module;
    ObjectRef object =
        name == null ? new ObjectRef.Vmlinux() : new ObjectRef.Module(name.text(frame));
    List<FunctionPatch> replaced = new ArrayList<>();
    for (ReplaceNode function : functions) {
      replaced.add(function.execute(frame));
    }
    return new ObjectPatch(object, replaced, callbacks, span);
  }
}
