package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;

/** Whether a value is of a form; what the form names is bound on the way. */
public abstract class PatternNode extends Node {
  public abstract boolean takes(VirtualFrame frame, Object value);
}
