package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;

/** {@code in OBJECT { .. }}. */
public final class ObjectNode extends Node {
  private final Span span;
  private final List<Callback> callbacks;
  @Child private HomeNode home;
  @Children private final ReplaceNode[] functions;

  public ObjectNode(Span span, HomeNode home, ReplaceNode[] functions, List<Callback> callbacks) {
    this.span = span;
    this.home = home;
    this.functions = functions;
    this.callbacks = List.copyOf(callbacks);
  }

  ObjectPatch execute(VirtualFrame frame, SeamNode patch) {
    List<FunctionPatch> replaced = new ArrayList<>();
    for (ReplaceNode function : functions) {
      replaced.add(function.execute(frame));
    }
    ObjectRef object = home.execute(frame, replaced, patch);
    for (FunctionPatch function : replaced) {
      if (!object.inProcess() && needsProcess(function.body())) {
        Diagnostic d = Diagnostic.of(DescriptionErrors.PROCESS_ONLY, "a closure or compiled code");
        throw SeamException.of(d.at(function.body().span()), patch);
      }
    }
    return new ObjectPatch(object, replaced, callbacks, span);
  }

  static boolean needsProcess(Body body) {
    return body instanceof Body.Closure || body instanceof Body.SymbolFromBinary;
  }
}
