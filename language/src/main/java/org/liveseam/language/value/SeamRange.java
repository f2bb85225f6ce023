package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/**
 * {@code from..to} or {@code from..<to}; empty when {@code to} is smaller. Hosts go through the
 * integers in it.
 */
@ExportLibrary(InteropLibrary.class)
public final class SeamRange extends SeamScalar {
  private final long from;
  private final long to;
  private final boolean inclusive;

  /**
   * @param inclusive whether {@code to} belongs to it
   */
  public SeamRange(long from, long to, boolean inclusive) {
    this.from = from;
    this.to = to;
    this.inclusive = inclusive;
  }

  public long from() {
    return from;
  }

  public long to() {
    return to;
  }

  public boolean inclusive() {
    return inclusive;
  }

  /** Number of integers in it; the largest long if there are that many or more. */
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

  @Override
  public boolean equals(Object other) {
    return other instanceof SeamRange that
        && that.from == from
        && that.to == to
        && that.inclusive == inclusive;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(from) + Long.hashCode(to)) + Boolean.hashCode(inclusive);
  }

  @ExportMessage
  boolean hasIterator() {
    return true;
  }

  @ExportMessage
  Object getIterator() {
    return new RangeIterator(this);
  }
}
