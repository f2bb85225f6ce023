package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamSize;

/** {@code a / b}: integers truncate; a duration or size by an integer. */
public abstract class DivideNode extends BinaryNode {
  @Specialization
  protected long integers(long left, long right) {
    if (right == 0) {
      throw byZero(left);
    }
    try {
      return Math.divideExact(left, right);
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected double floats(double left, double right) {
    return left / right;
  }

  @Specialization
  protected double mixed(long left, double right) {
    return left / right;
  }

  @Specialization
  protected double mixed(double left, long right) {
    return left / right;
  }

  @Specialization
  protected SeamDuration duration(SeamDuration left, long right) {
    if (right == 0) {
      throw byZero(left);
    }
    try {
      return left.dividedBy(right);
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected SeamSize size(SeamSize left, long right) {
    if (right == 0) {
      throw byZero(left);
    }
    try {
      return new SeamSize(Math.divideExact(left.bytes(), right), left.unit());
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Fallback
  protected Object other(Object left, Object right) {
    throw mismatch(left, right);
  }

  @Override
  protected String symbol() {
    return "/";
  }
}
