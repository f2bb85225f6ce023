package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;

/** Makes values of a host program ours: it passes an {@code Integer} where we have {@code Long}. */
final class Foreign {
  private Foreign() {}

  @TruffleBoundary
  static Object in(Object value) {
    if (value instanceof SeamValue
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Double
        || value instanceof String) {
      return value;
    }
    InteropLibrary interop = InteropLibrary.getUncached();
    try {
      if (interop.isNull(value)) {
        return SeamNull.NULL;
      }
      if (interop.fitsInLong(value)) {
        return interop.asLong(value);
      }
      if (interop.fitsInDouble(value)) {
        return interop.asDouble(value);
      }
      if (interop.isString(value)) {
        return interop.asString(value);
      }
      if (interop.isBoolean(value)) {
        return interop.asBoolean(value);
      }
    } catch (UnsupportedMessageException e) {
      throw new IllegalStateException("a value changed its mind", e);
    }
    throw new IllegalArgumentException("a value of another kind cannot be passed to a function");
  }
}
