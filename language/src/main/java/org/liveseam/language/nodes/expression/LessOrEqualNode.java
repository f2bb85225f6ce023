package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamInstant;
import org.liveseam.language.value.SeamSize;

/** {@code a <= b}: numbers, texts, durations, sizes, moments. */
public abstract class LessOrEqualNode extends BinaryNode {
  @Specialization
  protected boolean integers(long left, long right) {
    return left <= right;
  }

  @Specialization
  protected boolean floats(double left, double right) {
    return left <= right;
  }

  @Specialization
  protected boolean mixed(long left, double right) {
    return left <= right;
  }

  @Specialization
  protected boolean mixed(double left, long right) {
    return left <= right;
  }

  @Specialization
  @TruffleBoundary
  protected boolean texts(String left, String right) {
    return left.compareTo(right) <= 0;
  }

  @Specialization
  protected boolean durations(SeamDuration left, SeamDuration right) {
    return left.compareTo(right) <= 0;
  }

  @Specialization
  protected boolean sizes(SeamSize left, SeamSize right) {
    return left.compareTo(right) <= 0;
  }

  @Specialization
  protected boolean moments(SeamInstant left, SeamInstant right) {
    return left.compareTo(right) <= 0;
  }

  @Fallback
  protected boolean other(Object left, Object right) {
    throw mismatch(left, right);
  }

  @Override
  protected String symbol() {
    return "<=";
  }
}
