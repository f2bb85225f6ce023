package org.liveseam.runtime.symbol.kallsyms;

import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;

/**
 * The symbols' link addresses. Where and how they are stored changed, so every known way is tried,
 * and the one that yields ascending addresses, as the kernel's own look-up demands, is the right
 * one.
 *
 * <pre>
 *   place    before num_syms, until 6.3         offsets u32 × num, padding to 8, relative_base u64, num_syms
 *                                               or addresses u64 × num, num_syms
 *            behind the token index, since 6.4  offsets u32 × num, padding to 8, relative_base u64
 *   meaning  relative_base + offset             plain
 *            relative_base - 1 - offset where the offset is negative, else the offset itself:
 *                                               with absolute per-cpu symbols (seen in Debian's 5.10, 6.1, 6.12)
 *            address of the offset + offset     no relative_base (seen in Debian's 7.2)
 * </pre>
 */
final class AddressTable {
  private AddressTable() {}

  static Optional<long[]> find(Elf elf, TokenTable tokens, NameTable names) {
    Bytes image = elf.bytes();
    int count = names.count();
    long padded = (4L * count + 7) & ~7L;
    for (int place : new int[] {tokens.end(), (tokens.end() + 7) & ~7}) {
      Optional<long[]> found = relative(image, place, (place + 4L * count + 7) & ~7L, count);
      found = found.isPresent() ? found : toItself(elf, place, count);
      if (found.isPresent()) {
        return found;
      }
    }
    for (long base : new long[] {names.countAt() - 8L, (names.countAt() & ~7L) - 8}) {
      Optional<long[]> found = relative(image, base - padded, base, count);
      if (found.isPresent()) {
        return found;
      }
    }
    return absolute(image, names.countAt() - 8L * count, count);
  }

  private static Optional<long[]> relative(Bytes image, long offsets, long baseAt, int count) {
    if (offsets < 0 || baseAt + 8 > image.size() || image.i64(baseAt) >= 0) {
      return Optional.empty();
    }
    long base = image.i64(baseAt);
    long[] plain = new long[count];
    long[] mixed = new long[count];
    for (int i = 0; i < count; i++) {
      int offset = image.i32(offsets + 4L * i);
      plain[i] = base + Integer.toUnsignedLong(offset);
      mixed[i] = offset >= 0 ? offset : base - 1 - offset;
    }
    return ascending(mixed).or(() -> ascending(plain));
  }

  private static Optional<long[]> toItself(Elf elf, int offsets, int count) {
    OptionalLong address = elf.addressOf(offsets);
    if (address.isEmpty() || offsets + 4L * count > elf.bytes().size()) {
      return Optional.empty();
    }
    long[] addresses = new long[count];
    for (int i = 0; i < count; i++) {
      addresses[i] = address.getAsLong() + 4L * i + elf.bytes().i32(offsets + 4L * i);
    }
    return ascending(addresses);
  }

  private static Optional<long[]> absolute(Bytes image, long table, int count) {
    if (table < 0) {
      return Optional.empty();
    }
    long[] addresses = new long[count];
    for (int i = 0; i < count; i++) {
      addresses[i] = image.i64(table + 8L * i);
    }
    return ascending(addresses);
  }

  /** The addresses when they ascend, are not all the same and end in the kernel's half. */
  private static Optional<long[]> ascending(long[] addresses) {
    for (int i = 1; i < addresses.length; i++) {
      if (Long.compareUnsigned(addresses[i - 1], addresses[i]) > 0) {
        return Optional.empty();
      }
    }
    long last = addresses[addresses.length - 1];
    return last < 0 && addresses[0] != last ? Optional.of(addresses) : Optional.empty();
  }
}
