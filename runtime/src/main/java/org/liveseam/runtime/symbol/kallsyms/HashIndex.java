package org.liveseam.runtime.symbol.kallsyms;

import java.util.Arrays;

/** A chained hash over the names of a {@link SymbolTable}; three ints a symbol at most. */
final class HashIndex {
  static final HashIndex NONE = new HashIndex(new int[0], new int[0]);

  private final int[] heads;
  private final int[] next;

  private HashIndex(int[] heads, int[] next) {
    this.heads = heads;
    this.next = next;
  }

  static HashIndex of(byte[] names, int[] starts) {
    int count = starts.length - 1;
    int[] heads = new int[Integer.highestOneBit(Math.max(count, 1)) * 2];
    int[] next = new int[count];
    Arrays.fill(heads, -1);
    // From the last to the first, so that a chain ascends.
    for (int i = count - 1; i >= 0; i--) {
      int bucket = hash(names, starts[i], starts[i + 1]) & (heads.length - 1);
      next[i] = heads[bucket];
      heads[bucket] = i;
    }
    return new HashIndex(heads, next);
  }

  int[] find(byte[] name, byte[] names, int[] starts) {
    int[] found = new int[4];
    int count = 0;
    int bucket = hash(name, 0, name.length) & (heads.length - 1);
    for (int i = heads[bucket]; i >= 0; i = next[i]) {
      if (Arrays.equals(names, starts[i], starts[i + 1], name, 0, name.length)) {
        found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0x811c9dc5;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x01000193;
    }
    return hash ^ (hash >>> 15);
  }
}
