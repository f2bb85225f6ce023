package org.liveseam.runtime.os;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks the kernel about one mapping of this process, ioctl(2) PROCMAP_QUERY on {@code
 * /proc/self/maps}: about a microsecond, where reading the whole list takes hundreds. Kernels from
 * 6.11 on have it (ed5d583a88a9). Not thread-safe.
 */
public final class MappingQuery implements AutoCloseable {
  /** {@code _IOWR('f', 17, struct procmap_query)}, linux/fs.h. */
  private static final long PROCMAP_QUERY = 0xc068_6611L;

  private static final int SIZE = 104;

  /** Offsets in {@code struct procmap_query}. */
  private static final int FLAGS_WANTED = 8;

  private static final int ADDRESS = 16;
  private static final int START = 24;
  private static final int END = 32;
  private static final int FLAGS = 40;

  /** Read 1, write 2, execute 4: the same as {@link NativeMemory}'s. */
  private static final int PROTECTION = 7;

  private final Function ioctl;
  private final Descriptor maps;
  private final Memory query = new Memory(SIZE);

  private MappingQuery(Function ioctl, Descriptor maps) {
    this.ioctl = ioctl;
    this.maps = maps;
  }

  /**
   * One piece of memory.
   *
   * @param end behind its last byte
   * @param protection as in {@link NativeMemory}
   */
  public record Mapping(long start, long end, int protection) {}

  /**
   * Gets ready to ask.
   *
   * @return empty if this kernel does not answer
   */
  public static Optional<MappingQuery> open() throws IOException {
    Descriptor maps = Posix.load().open(Path.of("/proc/self/maps"), Posix.Mode.READ_NOW);
    var query = new MappingQuery(NativeLibrary.getInstance("c").getFunction("ioctl"), maps);
    try {
      query.at(0);
      return Optional.of(query);
    } catch (SystemCallException e) {
      query.close();
      return Optional.empty();
    }
  }

  /**
   * What holds an address.
   *
   * @return empty if nothing is mapped there
   */
  public Optional<Mapping> at(long address) throws SystemCallException {
    query.clear();
    query.setLong(0, SIZE);
    query.setLong(FLAGS_WANTED, 0);
    query.setLong(ADDRESS, address);
    if (ioctl.invokeInt(new Object[] {maps.number(), PROCMAP_QUERY, query}) != 0) {
      var failure = new SystemCallException("PROCMAP_QUERY", Native.getLastError());
      if (failure.errno().is(Errno.ENOENT)) {
        return Optional.empty();
      }
      throw failure;
    }
    return Optional.of(
        new Mapping(
            query.getLong(START), query.getLong(END), (int) query.getLong(FLAGS) & PROTECTION));
  }

  @Override
  public void close() {
    maps.close();
    query.close();
  }
}
