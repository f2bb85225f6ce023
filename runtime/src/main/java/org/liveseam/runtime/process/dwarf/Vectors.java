package org.liveseam.runtime.process.dwarf;

import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.process.dwarf.TypePrinter.UnnamedException;

/**
 * GNU vectors: described as arrays with DW_AT_GNU_vector, but values that are passed in registers
 * and aligned to their whole size. In C {@code float __attribute__((vector_size(16)))}.
 */
final class Vectors {
  private static final int DEEPEST = 16;
  private static final long LARGEST = 1 << 12;

  private final DebugInfo info;
  private final TypePrinter printer;

  Vectors(DebugInfo info, TypePrinter printer) {
    this.info = info;
    this.printer = printer;
  }

  static boolean isOne(Entry array) {
    return array.has(Dw.AT_GNU_VECTOR);
  }

  /** What makes its element's type a vector, wherever the name stands. */
  String attribute(Entry vector) throws UnnamedException {
    return "__attribute__((vector_size(" + bytes(vector) + ")))";
  }

  /** Its size and alignment. */
  long bytes(Entry vector) throws UnnamedException {
    long bytes = element(vector) * length(vector);
    if (bytes <= 0 || bytes > LARGEST || Long.bitCount(bytes) != 1) {
      throw new UnnamedException("a vector of unusual size");
    }
    return bytes;
  }

  private long element(Entry vector) throws UnnamedException {
    Entry current = vector;
    for (int steps = 0; steps < DEEPEST; steps++) {
      Optional<Entry> type = printer.typeOf(current);
      if (type.isEmpty()) {
        break;
      }
      current = type.get();
      if (current.tag() == Dw.TAG_BASE) {
        long bytes = current.number(Dw.AT_BYTE_SIZE).orElse(0);
        return bytes <= Long.BYTES * 2 ? bytes : 0;
      }
    }
    throw new UnnamedException("a vector of what is no number");
  }

  private long length(Entry vector) throws UnnamedException {
    OptionalLong length = OptionalLong.empty();
    for (Entry child : info.children(vector)) {
      if (child.tag() == Dw.TAG_SUBRANGE && length.isEmpty()) {
        OptionalLong last = child.number(Dw.AT_UPPER_BOUND);
        length =
            last.isPresent() ? OptionalLong.of(last.getAsLong() + 1) : child.number(Dw.AT_COUNT);
      }
    }
    if (length.isEmpty() || length.getAsLong() <= 0 || length.getAsLong() > LARGEST) {
      throw new UnnamedException("a vector of unknown length");
    }
    return length.getAsLong();
  }
}
