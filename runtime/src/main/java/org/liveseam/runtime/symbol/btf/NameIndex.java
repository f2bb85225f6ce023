package org.liveseam.runtime.symbol.btf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A chained hash over the names of one BTF's own types; anonymous types are in no chain. */
final class NameIndex {
  private final int[] heads;
  private final int[] next;

  private NameIndex(int[] heads, int[] next) {
    this.heads = heads;
    this.next = next;
  }

  static NameIndex of(Btf btf) {
    int count = btf.ownCount();
    int[] heads = new int[Integer.highestOneBit(Math.max(count, 1)) * 2];
    int[] next = new int[count];
    Arrays.fill(heads, -1);
    // From the last to the first, so that a chain ascends.
    for (int i = count - 1; i >= 0; i--) {
      long name = btf.nameOffset(i);
      if (name != 0) {
        int bucket = hash(btf, name) & (heads.length - 1);
        next[i] = heads[bucket];
        heads[bucket] = i;
      }
    }
    return new NameIndex(heads, next);
  }

  /** Places among the own types, ascending. */
  int[] find(Btf btf, Kind kind, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    int hash = 0x811c9dc5;
    for (byte c : wanted) {
      hash = step(hash, c & 0xff);
    }
    int[] found = new int[2];
    int count = 0;
    for (int i = heads[finish(hash) & (heads.length - 1)]; i >= 0; i = next[i]) {
      if (btf.kind(i) == kind && btf.isString(btf.nameOffset(i), wanted)) {
        found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static int hash(Btf btf, long name) {
    int hash = 0x811c9dc5;
    for (long at = name; ; at++) {
      int c = btf.stringByte(at);
      if (c == 0) {
        return finish(hash);
      }
      hash = step(hash, c);
    }
  }

  private static int step(int hash, int c) {
    return (hash ^ c) * 0x01000193;
  }

  private static int finish(int hash) {
    return hash ^ (hash >>> 15);
  }
}
