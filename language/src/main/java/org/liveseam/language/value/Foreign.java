package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;

/**
 * The border to hosts and other languages. What we have a type for becomes a value of ours: a host
 * passes an {@code Integer} where we have {@code Long}. The rest is wrapped on its way in and
 * unwrapped on its way out, so that it comes back as it went.
 */
public final class Foreign {
  private Foreign() {}

  /** A value of ours for whatever came in. */
  public static Object in(Object value) {
    if (Values.isOurs(value)) {
      return value;
    }
    return convert(value);
  }

  /** The same for some, in their order. */
  static Object[] out(Object[] values, int from) {
    Object[] passed = new Object[values.length - from];
    for (int i = 0; i < passed.length; i++) {
      passed[i] = out(values[from + i]);
    }
    return passed;
  }

  /** What others get for a value of ours. */
  public static Object out(Object value) {
    if (value instanceof SeamDuration duration && duration.origin() != null) {
      return duration.origin();
    }
    return value instanceof SeamForeign foreign ? foreign.delegate() : value;
  }

  @TruffleBoundary
  private static Object convert(Object value) {
    InteropLibrary interop = InteropLibrary.getUncached(value);
    try {
      if (interop.isNull(value)) {
        return SeamNull.NULL;
      }
      if (interop.isNumber(value) && interop.fitsInLong(value)) {
        return interop.asLong(value);
      }
      if (interop.isNumber(value) && interop.fitsInDouble(value)) {
        return interop.asDouble(value);
      }
      if (interop.isString(value)) {
        return interop.asString(value);
      }
      if (interop.isBoolean(value)) {
        return interop.asBoolean(value);
      }
      if (interop.isDuration(value)) {
        return new SeamDuration(interop.asDuration(value), SeamDuration.Unit.SECONDS, value);
      }
    } catch (UnsupportedMessageException e) {
      throw new IllegalStateException("a value changed its mind", e);
    }
    return new SeamForeign(value);
  }
}
