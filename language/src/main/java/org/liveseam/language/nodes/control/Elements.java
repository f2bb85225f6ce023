package org.liveseam.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamRange;
import org.liveseam.language.value.SeamRecord;

/** What a loop goes through, and how far it is. */
final class Elements {
  private final @Nullable SeamList list;
  private final long first;
  private final long count;
  private long next;

  private Elements(@Nullable SeamList list, long first, long count) {
    this.list = list;
    this.first = first;
    this.count = count;
  }

  /** Null if a value cannot be gone through. A record gives its keys. */
  @TruffleBoundary
  static @Nullable Elements of(Object value) {
    return switch (value) {
      case SeamList list -> new Elements(list, 0, list.size());
      case SeamRange range -> new Elements(null, range.from(), range.size());
      case SeamRecord record -> {
        SeamList keys = SeamList.of(java.util.List.copyOf(record.members()));
        yield new Elements(keys, 0, keys.size());
      }
      default -> null;
    };
  }

  boolean hasNext() {
    return next < count;
  }

  Object next() {
    long index = next++;
    SeamList elements = list;
    return elements == null ? (Object) (first + index) : elements.get((int) index);
  }
}
