package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/**
 * {@code from..to} or {@code from..<to}; empty when {@code to} is smaller.
 *
 * @param inclusive whether {@code to} belongs to it
 */
@ExportLibrary(InteropLibrary.class)
public record SeamRange(long from, long to, boolean inclusive) implements SeamValue {
  /** Number of integers in it; the largest long if there are more. */
  public long size() {
    if (to < from) {
      return 0;
    }
    long distance = to - from;
    if (distance < 0 || (inclusive && distance == Long.MAX_VALUE)) {
      return Long.MAX_VALUE;
    }
    return inclusive ? distance + 1 : distance;
  }

  public boolean contains(long value) {
    return value >= from && (inclusive ? value <= to : value < to);
  }

  @Override
  public String type() {
    return "range";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return from + (inclusive ? ".." : "..<") + to;
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return render();
  }
}
