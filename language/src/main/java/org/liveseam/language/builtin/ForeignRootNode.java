package org.liveseam.language.builtin;

import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import org.liveseam.language.SeamLanguage;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.Signature;

/** A function of no text: its body is a node of ours, which blames its caller for what fails. */
final class ForeignRootNode extends RootNode {
  private final String name;
  @Child private SeamNode body;

  private ForeignRootNode(SeamLanguage language, String name, SeamNode body) {
    super(language);
    this.name = name;
    this.body = body;
  }

  static SeamFunction.Code code(SeamLanguage language, Signature signature, SeamNode body) {
    var root = new ForeignRootNode(language, signature.name(), body);
    return new SeamFunction.Code(signature, root.getCallTarget());
  }

  @Override
  public Object execute(VirtualFrame frame) {
    TruffleSafepoint.poll(this);
    return body.executeGeneric(frame);
  }

  @Override
  public String getName() {
    return name;
  }
}
