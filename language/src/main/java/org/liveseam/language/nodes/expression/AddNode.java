package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.Specialization;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamForeign;
import org.liveseam.language.value.SeamInstant;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamSize;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.LibraryErrors;

/**
 * {@code a + b}: numbers, durations, sizes, a moment and a duration; texts, lists and bytes are
 * joined.
 */
public abstract class AddNode extends BinaryNode {
  /** As much as {@code text.repeat} gives. */
  private static final int MOST = 1 << 28;

  @Specialization
  protected long integers(long left, long right) {
    try {
      return Math.addExact(left, right);
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected double floats(double left, double right) {
    return left + right;
  }

  @Specialization
  protected double mixed(long left, double right) {
    return left + right;
  }

  @Specialization
  protected double mixed(double left, long right) {
    return left + right;
  }

  @Specialization
  @TruffleBoundary
  protected String texts(String left, String right) {
    if ((long) left.length() + right.length() > MOST) {
      throw fail(Diagnostic.of(LibraryErrors.TOO_MUCH, "`+`", MOST + " characters"));
    }
    return left + right;
  }

  @Specialization
  protected SeamList lists(SeamList left, SeamList right) {
    return left.plus(right);
  }

  /** Lists of other languages, too; the result is one of ours. */
  @Specialization(guards = {"isForeign(left) || isForeign(right)", "isList(left)", "isList(right)"})
  @TruffleBoundary
  protected SeamList foreignLists(Object left, Object right) {
    return list(left).plus(list(right));
  }

  protected static boolean isForeign(Object value) {
    return value instanceof SeamForeign;
  }

  protected static boolean isList(Object value) {
    return value instanceof SeamList || (value instanceof SeamForeign f && f.isArray());
  }

  private static SeamList list(Object value) {
    return value instanceof SeamForeign foreign ? foreign.toList() : (SeamList) value;
  }

  @Specialization
  protected SeamDuration durations(SeamDuration left, SeamDuration right) {
    try {
      return left.plus(right);
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected SeamSize sizes(SeamSize left, SeamSize right) {
    try {
      return new SeamSize(
          Math.addExact(left.bytes(), right.bytes()), Math.max(left.unit(), right.unit()));
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected SeamInstant later(SeamInstant left, SeamDuration right) {
    try {
      return left.plus(right);
    } catch (ArithmeticException e) {
      throw overflow(left, right);
    }
  }

  @Specialization
  protected SeamBytes bytes(SeamBytes left, SeamBytes right) {
    return left.plus(right);
  }

  @Fallback
  protected Object other(Object left, Object right) {
    throw mismatch(left, right);
  }

  @Override
  protected String symbol() {
    return "+";
  }
}
