package org.liveseam.runtime.elf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.statistics.Statistics;

/**
 * Damages bytes the way that hurts readers: changed bytes, extreme words, cut ends. The same seed,
 * the same damage.
 */
public final class Damage {
  private static final long[] WORDS = {
    0, 1, 0x7f, 0xff, 0xffff, 0x7fff_ffffL, 0xffff_ffffL, -1, Long.MIN_VALUE
  };

  private Damage() {}

  /** A damaged copy. */
  public static byte[] of(byte[] original, long seed) {
    var random = new Random(seed);
    byte[] bytes = original.clone();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count && bytes.length > 8; i++) {
      // Headers are at the start: half of the damage goes there.
      int reach = random.nextBoolean() ? Math.min(bytes.length, 128) : bytes.length;
      int at = random.nextInt(reach);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> put(bytes, at & ~3, WORDS[random.nextInt(WORDS.length)], 4);
        case 2 -> put(bytes, at & ~7, WORDS[random.nextInt(WORDS.length)], 8);
        default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at) : bytes;
      }
    }
    return bytes;
  }

  private static void put(byte[] bytes, int at, long word, int size) {
    for (int i = 0; i < size && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (word >> (8 * i));
    }
  }

  /** The original and some damaged copies, as seeds of a fuzz test. */
  public static List<byte[]> seeds(byte[] original, int copies) {
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(original);
    for (int i = 0; i < copies; i++) {
      seeds.add(of(original, i));
    }
    return seeds;
  }

  /** Reads; the refusal of malformed bytes is the one exception allowed. Whether it was read. */
  public static boolean survives(Runnable reader) {
    try {
      reader.run();
      return true;
    } catch (MalformedFileException e) {
      return false;
    }
  }

  /** Notes the outcome in the property's report. */
  public static void outcome(boolean read) {
    Statistics.label("outcome").collect(read ? "read" : "refused");
  }
}
