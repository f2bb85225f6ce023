package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.frame.VirtualFrame;
import org.liveseam.language.SeamContext;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamPatch;

/** A patch's declaration where it stands: by now it is evaluated, and the session knows it. */
public final class DeclareNode extends SeamNode {
  @Child private SeamNode patch;

  public DeclareNode(SeamNode patch) {
    this.patch = patch;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    SeamPatch declared = (SeamPatch) patch.executeGeneric(frame);
    SeamContext.get(this).declared().add(declared.patch(), this);
    return SeamNull.NULL;
  }
}
