package org.liveseam.runtime.process.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/** Addresses to look for: ranges, ascending and disjoint. Immutable. */
public final class Ranges {
  private final long[] pairs;

  private Ranges(long[] pairs) {
    this.pairs = pairs;
  }

  /** Of ranges in any order; those that overlap become one, empty ones vanish. */
  public static Ranges of(List<AddressRange> ranges) {
    var sorted = new ArrayList<>(ranges);
    sorted.removeIf(range -> range.start() == range.end());
    sorted.sort(Comparator.comparing(AddressRange::start, Long::compareUnsigned));
    long[] pairs = new long[2 * sorted.size()];
    int n = 0;
    for (AddressRange range : sorted) {
      if (n > 0 && Long.compareUnsigned(range.start(), pairs[n - 1]) < 0) {
        if (Long.compareUnsigned(range.end(), pairs[n - 1]) > 0) {
          pairs[n - 1] = range.end();
        }
      } else {
        pairs[n++] = range.start();
        pairs[n++] = range.end();
      }
    }
    return new Ranges(java.util.Arrays.copyOf(pairs, n));
  }

  /** Whether it is the next instruction of a thread, or can be. */
  public boolean contains(long address) {
    return find(address) >= 0;
  }

  /**
   * Whether a word on a stack is in a range and not its first address, to which nothing returns.
   */
  boolean containsBehindStart(long word) {
    int pair = find(word);
    return pair >= 0 && pairs[2 * pair] != word;
  }

  private int find(long address) {
    int low = 0;
    int high = pairs.length / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(address, pairs[2 * middle + 1]) >= 0) {
        low = middle + 1;
      } else if (Long.compareUnsigned(address, pairs[2 * middle]) >= 0) {
        return middle;
      } else {
        high = middle;
      }
    }
    return -1;
  }

  /** Starts and ends, in turn. */
  long[] pairs() {
    return pairs.clone();
  }

  int count() {
    return pairs.length / 2;
  }

  long low() {
    return pairs.length == 0 ? 0 : pairs[0];
  }

  long high() {
    return pairs.length == 0 ? 0 : pairs[pairs.length - 1];
  }
}
