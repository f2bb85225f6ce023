package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamSize;

/** {@code a * b}: numbers, and a duration or size times an integer. */
public abstract class MultiplyNode extends BinaryNode {
  @Specialization
  protected long integers(long left, long right) {
    try {
      return Math.multiplyExact(left, right);
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected double floats(double left, double right) {
    return left * right;
  }

  @Specialization
  protected double mixed(long left, double right) {
    return left * right;
  }

  @Specialization
  protected double mixed(double left, long right) {
    return left * right;
  }

  @Specialization
  protected SeamDuration duration(SeamDuration left, long right) {
    try {
      return left.times(right);
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected SeamDuration duration(long left, SeamDuration right) {
    return duration(right, left);
  }

  @Specialization
  protected SeamSize size(SeamSize left, long right) {
    try {
      return new SeamSize(Math.multiplyExact(left.bytes(), right), left.unit());
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected SeamSize size(long left, SeamSize right) {
    return size(right, left);
  }

  @Fallback
  protected Object other(Object left, Object right) {
    throw mismatch(left, right);
  }

  @Override
  protected String symbol() {
    return "*";
  }
}
