package org.liveseam.language.value;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.StopIterationException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;

/** How far a host has gone through a range. Not thread-safe. */
@ExportLibrary(InteropLibrary.class)
final class RangeIterator implements TruffleObject {
  private final SeamRange range;
  private long next;

  RangeIterator(SeamRange range) {
    this.range = range;
  }

  @ExportMessage
  boolean isIterator() {
    return true;
  }

  @ExportMessage
  boolean hasIteratorNextElement() {
    return next < range.size();
  }

  @ExportMessage
  Object getIteratorNextElement() throws StopIterationException {
    if (!hasIteratorNextElement()) {
      throw StopIterationException.create();
    }
    return range.from() + next++;
  }
}
