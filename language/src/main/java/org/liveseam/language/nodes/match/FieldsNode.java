package org.liveseam.language.nodes.match;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import org.liveseam.language.value.Members;

/** {@code { kind: "x" }}: something that has at least these members. */
public final class FieldsNode extends PatternNode {
  private final String[] names;
  @Children private final PatternNode[] patterns;

  public FieldsNode(String[] names, PatternNode[] patterns) {
    this.names = names;
    this.patterns = patterns;
  }

  @Override
  @ExplodeLoop
  public boolean takes(VirtualFrame frame, Object value) {
    if (!(value instanceof Members members)) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      Object member = members.member(names[i]);
      if (member == null || !patterns[i].takes(frame, member)) {
        return false;
      }
    }
    return true;
  }
}
