package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamInstant;
import org.liveseam.language.value.SeamSize;

/** {@code a - b}: numbers, durations, sizes, moments. */
public abstract class SubtractNode extends BinaryNode {
  @Specialization
  protected long integers(long left, long right) {
    try {
      return Math.subtractExact(left, right);
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected double floats(double left, double right) {
    return left - right;
  }

  @Specialization
  protected double mixed(long left, double right) {
    return left - right;
  }

  @Specialization
  protected double mixed(double left, long right) {
    return left - right;
  }

  @Specialization
  protected SeamDuration durations(SeamDuration left, SeamDuration right) {
    try {
      return left.minus(right);
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected SeamSize sizes(SeamSize left, SeamSize right) {
    try {
      return new SeamSize(
          Math.subtractExact(left.bytes(), right.bytes()), Math.max(left.unit(), right.unit()));
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected SeamInstant earlier(SeamInstant left, SeamDuration right) {
    try {
      return left.minus(right);
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected SeamDuration between(SeamInstant left, SeamInstant right) {
    return left.since(right);
  }

  @Fallback
  protected Object other(Object left, Object right) {
    throw mismatch(left, right);
  }

  @Override
  protected String symbol() {
    return "-";
  }
}
