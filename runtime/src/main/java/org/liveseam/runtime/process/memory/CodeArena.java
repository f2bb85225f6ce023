package org.liveseam.runtime.process.memory;

import java.util.Optional;
import org.liveseam.runtime.arch.Architecture;
import org.liveseam.runtime.os.Errno;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.memory.AddressSpace.Area;

/**
 * Finds room for code near other code. Each piece is written while nobody runs it, then made
 * executable for good: no memory is ever both, and a forked child has copies of its own. Not
 * thread-safe.
 */
public final class CodeArena {
  /** Lowest address that the kernel gives to programs by default, and then some. */
  private static final long LOWEST = 0x10000;

  private static final long HIGHEST = 0x7fff_ffff_0000L;

  private static final int ATTEMPTS = 4;

  private final NativeMemory memory;
  private final Architecture architecture;

  public CodeArena(NativeMemory memory, Architecture architecture) {
    this.memory = memory;
    this.architecture = architecture;
  }

  /**
   * Memory from which, and to which, everything from {@code low} to {@code high} is one jump away;
   * readable and writable.
   *
   * @param space what is mapped, as far as is known: what is not free any more is noticed
   * @return empty if there is no such gap
   */
  public Optional<MappedMemory> near(long low, long high, long size, AddressSpace space)
      throws SystemCallException {
    long page = architecture.pageSize();
    long whole = (size + page - 1) / page * page;
    AddressSpace known = space;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long gap = nearestGap(known, low, high, whole);
      if (gap == 0) {
        return Optional.empty();
      }
      try {
        return Optional.of(memory.mapAt(gap, whole));
      } catch (SystemCallException e) {
        // Another thread may have taken it.
        if (!e.errno().is(Errno.EEXIST)) {
          throw e;
        }
        known = AddressSpace.now();
      }
    }
    return Optional.empty();
  }

  private long nearestGap(AddressSpace space, long low, long high, long size) {
    long best = 0;
    long bestDistance = Long.MAX_VALUE;
    long before = LOWEST;
    for (Area area : space.areas()) {
      if (Long.compareUnsigned(area.start(), HIGHEST) > 0) {
        break;
      }
      if (area.start() - before >= size) {
        // The end of a gap that lies below, the start of one above.
        long place = area.start() <= low ? area.start() - size : before;
        long distance = place < low ? high - place : place + size - low;
        if (distance < bestDistance && reaches(place, size, low, high)) {
          best = place;
          bestDistance = distance;
        }
      }
      before = area.end();
    }
    return best;
  }

  private boolean reaches(long place, long size, long low, long high) {
    return architecture.reaches(place, high)
        && architecture.reaches(place + size, low)
        && architecture.reaches(low, place + size)
        && architecture.reaches(high, place);
  }
}
