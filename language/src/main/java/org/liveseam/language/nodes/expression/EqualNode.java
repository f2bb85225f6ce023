package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.Values;

/** {@code a == b}: false for values of different types. */
@NodeChild("left")
@NodeChild("right")
public abstract class EqualNode extends SeamNode {
  @Specialization
  protected boolean integers(long left, long right) {
    return left == right;
  }

  @Specialization
  protected boolean booleans(boolean left, boolean right) {
    return left == right;
  }

  @Specialization(replaces = {"integers", "booleans"})
  protected boolean any(Object left, Object right) {
    return Values.equal(left, right);
  }
}
