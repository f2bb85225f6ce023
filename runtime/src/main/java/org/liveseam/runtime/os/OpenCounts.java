package org.liveseam.runtime.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many openings of an object, dlopen(3), have not been closed. glibc counts them in its own
 * part of {@code struct link_map}, whose layout is not public and differs by version. So the place
 * is found by trying: the one small number that follows four openings and closings of an object.
 * Where none does, or several do, nothing is known. Only ever reads. Thread-safe.
 */
public final class OpenCounts {
  private static final int LARGEST_MAP = 2048;
  private static final int MOST_OPENINGS = 100_000;
  private static final int ATTEMPTS = 3;

  private final OwnMemory memory;
  private final int offset;

  private OpenCounts(OwnMemory memory, int offset) {
    this.memory = memory;
    this.offset = offset;
  }

  /**
   * Looks for the place.
   *
   * @param file an object that is loaded
   */
  public static Optional<OpenCounts> find(DynamicLoader loader, OwnMemory memory, String file)
      throws SystemCallException {
    // Somebody else may open it, too, just now.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<Integer> places = places(loader, memory, file);
      if (places.size() == 1) {
        return Optional.of(new OpenCounts(memory, places.get(0)));
      }
    }
    return Optional.empty();
  }

  private static List<Integer> places(DynamicLoader loader, OwnMemory memory, String file)
      throws SystemCallException {
    var places = new ArrayList<Integer>();
    Optional<DynamicLoader.Handle> first = loader.find(file);
    if (first.isEmpty()) {
      return places;
    }
    try (DynamicLoader.Handle held = first.get()) {
      long map = held.map();
      int[] one = words(memory, map);
      int[] two;
      int[] three;
      try (DynamicLoader.Handle second = loader.find(file).orElseThrow()) {
        two = words(memory, second.map());
        try (DynamicLoader.Handle third = loader.find(file).orElseThrow()) {
          three = words(memory, third.map());
        }
      }
      int[] again = words(memory, map);
      for (int i = 0; i < Math.min(one.length, three.length); i++) {
        boolean small = one[i] > 0 && one[i] < MOST_OPENINGS;
        if (small && two[i] == one[i] + 1 && three[i] == one[i] + 2 && again[i] == one[i]) {
          places.add(i * Integer.BYTES);
        }
      }
    }
    return places;
  }

  private static int[] words(OwnMemory memory, long map) throws SystemCallException {
    byte[] bytes = memory.readUpTo(map, LARGEST_MAP);
    int[] words = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
    return words;
  }

  /** How many openings of this object are not closed, this one included; empty if it is gone. */
  public OptionalInt of(DynamicLoader.Handle handle) {
    try {
      byte[] bytes = memory.read(handle.map() + offset, Integer.BYTES);
      return OptionalInt.of(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt());
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }
}
