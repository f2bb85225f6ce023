package org.liveseam.runtime.process.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.Signals;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.os.ThisProcess;
import org.liveseam.runtime.process.code.Layout;
import org.liveseam.runtime.process.code.Routines;

/**
 * What happens to threads that run into a breakpoint while an instruction is changed behind it. The
 * handler is installed when it is first needed. Not thread-safe.
 */
public final class Breakpoints implements AutoCloseable {
  /** Most breakpoints at once. */
  private static final int MOST = 1 << 16;

  private static final int SIGACTION_SIZE = 64;

  private final ThisProcess process;
  private @Nullable MappedMemory table;
  private Signals.@Nullable Previous previous;

  public Breakpoints(ThisProcess process) {
    this.process = process;
  }

  /** Whether breakpoints would go to a debugger: somebody traces this process. */
  public static boolean belongToDebugger() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("TracerPid:"))
        .anyMatch(line -> !line.endsWith("\t0"));
  }

  /**
   * Says where there will be some.
   *
   * @throws IllegalArgumentException if there are too many
   */
  void expect(long[] addresses) throws SystemCallException {
    if (addresses.length > MOST) {
      throw new IllegalArgumentException(addresses.length + " breakpoints");
    }
    NativeMemory memory = process.memory();
    long at = install();
    memory.put(at + Layout.Breakpoints.ADDRESSES, addresses);
    memory.putLong(at + Layout.Breakpoints.COUNT, addresses.length);
  }

  /** Says that there are none any more. */
  void none() {
    if (table != null) {
      process.memory().putLong(table.address() + Layout.Breakpoints.COUNT, 0);
    }
  }

  private long install() throws SystemCallException {
    if (table == null) {
      NativeMemory memory = process.memory();
      MappedMemory made =
          memory.map(SIGACTION_SIZE + Layout.Breakpoints.ADDRESSES + (long) Long.BYTES * MOST);
      long zeroes = made.address() + made.size() - SIGACTION_SIZE;
      long before = process.signals().handler(Signals.SIGTRAP);
      long handler = Routines.loadTrap(memory, made.address(), before, zeroes);
      previous = process.signals().install(Signals.SIGTRAP, handler);
      table = made;
    }
    return table.address();
  }

  /**
   * Puts back the handler that was there before. The memory stays: a thread may be on its way out
   * of the handler, and nothing tells when it is gone.
   */
  @Override
  public void close() {
    if (previous != null) {
      try {
        process.signals().restore(previous);
      } catch (SystemCallException e) {
        throw new IllegalStateException("the handler of SIGTRAP stays", e);
      }
      previous = null;
    }
  }
}
