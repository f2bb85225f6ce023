package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;

/** {@code a % b}: what truncating division leaves. */
public abstract class RemainderNode extends BinaryNode {
  @Specialization
  protected long integers(long left, long right) {
    if (right == 0) {
      throw byZero(left);
    }
    return left % right;
  }

  @Specialization
  protected double floats(double left, double right) {
    return left % right;
  }

  @Specialization
  protected double mixed(long left, double right) {
    return left % right;
  }

  @Specialization
  protected double mixed(double left, long right) {
    return left % right;
  }

  @Fallback
  protected Object other(Object left, Object right) {
    throw mismatch(left, right);
  }

  @Override
  protected String symbol() {
    return "%";
  }
}
