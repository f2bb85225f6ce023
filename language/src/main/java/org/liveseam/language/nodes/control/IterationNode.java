package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.nodes.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.nodes.variable.TargetNode;
import org.liveseam.language.value.SeamForeign;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamRange;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/**
 * Goes through something: lists, ranges, the keys of records, and what other languages let one go
 * through. How far it is stays in the frame, the integers of ranges never leave it.
 */
final class IterationNode extends Node {
  private static final int RANGE = 1;
  private static final int LIST = 2;
  private static final int FOREIGN = 4;

  private final Slots slots;
  @Child private TargetNode variable;

  /** What was seen so far; the rest is not compiled. */
  @CompilationFinal private int seen;

  /**
   * Where it keeps how far it is.
   *
   * @param next the place of the next element, from 0
   * @param count how many there are
   * @param first the first of a range
   * @param things what it goes through; null for a range
   */
  record Slots(int next, int count, int first, int things) {}

  IterationNode(Slots slots, TargetNode variable) {
    this.slots = slots;
    this.variable = variable;
  }

  /**
   * Begins.
   *
   * @param source what {@code value} comes from, to be blamed
   */
  void start(VirtualFrame frame, SeamNode source, Object value) {
    frame.setLong(slots.next(), 0);
    if (value instanceof SeamRange range) {
      meet(RANGE);
      frame.setLong(slots.count(), range.size());
      frame.setLong(slots.first(), range.from());
      frame.setObject(slots.things(), null);
      return;
    }
    frame.setLong(slots.first(), 0);
    if (value instanceof SeamList list) {
      meet(LIST);
      frame.setLong(slots.count(), list.size());
      frame.setObject(slots.things(), list);
    } else if (value instanceof SeamRecord record) {
      meet(LIST);
      SeamList keys = keys(record);
      frame.setLong(slots.count(), keys.size());
      frame.setObject(slots.things(), keys);
    } else {
      meet(FOREIGN);
      frame.setLong(slots.count(), Long.MAX_VALUE);
      frame.setObject(slots.things(), iterator(source, value));
    }
  }

  /** Binds the next element; false if there is none. */
  boolean advance(VirtualFrame frame) {
    long next = frame.getLong(slots.next());
    if (next >= frame.getLong(slots.count())) {
      return false;
    }
    frame.setLong(slots.next(), next + 1);
    Object things = frame.getObject(slots.things());
    if ((seen & RANGE) != 0 && things == null) {
      variable.set(frame, frame.getLong(slots.first()) + next);
      return true;
    }
    if ((seen & LIST) != 0 && things instanceof SeamList list) {
      variable.set(frame, list.get((int) next));
      return true;
    }
    if ((seen & FOREIGN) == 0) {
      // Code that was compiled for this loop alone may not know what the loop has met since.
      CompilerDirectives.transferToInterpreterAndInvalidate();
      if (things == null) {
        variable.set(frame, frame.getLong(slots.first()) + next);
        return true;
      }
      if (things instanceof SeamList list) {
        variable.set(frame, list.get((int) next));
        return true;
      }
    }
    Object element = foreign(things);
    if (element == null) {
      return false;
    }
    variable.set(frame, element);
    return true;
  }

  private void meet(int kind) {
    if ((seen & kind) == 0) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      atomic(() -> seen |= kind); // closures that replace native code come from many threads
    }
  }

  @TruffleBoundary
  private static SeamList keys(SeamRecord record) {
    return SeamList.of(List.copyOf(record.members()));
  }

  @TruffleBoundary
  private static Object iterator(SeamNode source, Object value) {
    try {
      if (value instanceof SeamForeign foreign) {
        if (foreign.isIterable() || foreign.isHash()) {
          return foreign.things();
        }
        SeamList members = SeamList.of(List.copyOf(foreign.members()));
        return com.oracle.truffle.api.interop.InteropLibrary.getUncached().getIterator(members);
      }
    } catch (UnsupportedMessageException e) {
      throw new IllegalStateException("a value changed its mind", e);
    }
    throw source.fail(
        Diagnostic.of(
            ScriptErrors.WRONG_TYPE,
            "what `for` goes through",
            "a list, a range or a record",
            Values.aType(value)));
  }

  @TruffleBoundary
  private static @Nullable Object foreign(Object iterator) {
    try {
      return SeamForeign.next(iterator);
    } catch (UnsupportedMessageException e) {
      throw new IllegalStateException("a value changed its mind", e);
    }
  }
}
