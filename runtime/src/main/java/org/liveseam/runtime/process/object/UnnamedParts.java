package org.liveseam.runtime.process.object;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * Parts of functions in a stripped file, where {@code f.cold} has no name: code that a function
 * jumps to, that has unwinding information of its own and lies in no named function. It may also be
 * a static function that is called last; a task in that is then asked to leave needlessly, but none
 * is overlooked. Pure.
 *
 * <p>Jumps are looked for at every byte, decoded or not, so that none is missed that names its
 * target; a switch whose table leads to a cold part is not seen.
 */
final class UnnamedParts {
  private static final int SORTED = 0x3b;
  private static final int COUNT_IN_FOUR = 0x03;
  private static final int ROWS = 12;

  /** Behind all addresses a program has. */
  private static final long HIGHEST = 1L << 47;

  private final Elf file;
  private final NavigableMap<Long, Long> named;

  /** Where code begins that has unwinding information, ascending. */
  private final long[] starts;

  /**
   * @param named sizes of the functions that have names, by address
   */
  UnnamedParts(Elf file, NavigableMap<Long, Long> named) {
    this.file = file;
    this.named = named;
    this.starts = file.section(".eh_frame_hdr").map(this::starts).orElseGet(() -> new long[0]);
  }

  /** The table of {@code .eh_frame_hdr}: pairs of address and entry, from the header's address. */
  private long[] starts(Section section) {
    Bytes header = file.bytes(section);
    if (header.size() < ROWS
        || header.u8(0) != 1
        || header.u8(2) != COUNT_IN_FOUR
        || header.u8(3) != SORTED) {
      return new long[0];
    }
    long count = header.u32(8);
    if (count > (header.size() - ROWS) / 8) {
      throw header.malformed("table of unwinding information is cut", 8);
    }
    long[] found = new long[(int) count];
    for (int i = 0; i < found.length; i++) {
      found[i] = section.address() + header.i32(ROWS + 8L * i);
    }
    Arrays.sort(found);
    return found;
  }

  /** Where a function goes on outside of itself. */
  Set<AddressRange> of(AddressRange function) {
    Set<AddressRange> parts = new LinkedHashSet<>();
    OptionalLong offset = file.offsetOf(function.start());
    if (offset.isEmpty() || starts.length == 0) {
      return parts;
    }
    long size = function.end() - function.start();
    Bytes code = file.bytes().slice(offset.getAsLong(), size, "code");
    for (int at = 0; at + 5 <= code.size(); at++) {
      int length = jump(code, at);
      if (length > 0 && at + length <= code.size()) {
        long target = function.start() + at + length + code.i32(at + length - 4L);
        if (!function.contains(target)) {
          part(target).ifPresent(parts::add);
        }
      }
    }
    return parts;
  }

  /** Length of {@code jmp rel32} or {@code jcc rel32}; 0 if it is none. */
  private static int jump(Bytes code, int at) {
    if (code.u8(at) == 0xe9) {
      return 5;
    }
    return code.u8(at) == 0x0f && (code.u8(at + 1L) & 0xf0) == 0x80 ? 6 : 0;
  }

  private Optional<AddressRange> part(long target) {
    int found = Arrays.binarySearch(starts, target);
    int at = found >= 0 ? found : -found - 2;
    if (at < 0 || starts[at] < 0 || target >= HIGHEST || isNamed(starts[at]) || isNamed(target)) {
      return Optional.empty();
    }
    long end = at + 1 < starts.length ? starts[at + 1] : target + 1;
    return file.offsetOf(target).isPresent()
        ? Optional.of(new AddressRange(starts[at], Math.max(end, target + 1)))
        : Optional.empty();
  }

  private boolean isNamed(long address) {
    var before = named.floorEntry(address);
    return before != null
        && (address == before.getKey() || address - before.getKey() < before.getValue());
  }
}
