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
  private long changes;

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
   * @param pairs each one's address, and where its function goes on behind it
   * @throws IllegalArgumentException if there are too many
   */
  void expect(long[] pairs) throws SystemCallException {
    if (pairs.length > 2 * MOST) {
      throw new IllegalArgumentException(pairs.length / 2 + " breakpoints");
    }
    NativeMemory memory = process.memory();
    long at = install();
    memory.put(at + Layout.Breakpoints.ENTRIES, pairs);
    memory.putLong(at + Layout.Breakpoints.COUNT, pairs.length / 2);
    memory.putLong(at + Layout.Breakpoints.CHANGES, ++changes);
  }

  /** Says that there are none any more. */
  void none() {
    if (table != null) {
      process.memory().putLong(table.address() + Layout.Breakpoints.COUNT, 0);
    }
  }

  /** Whether a handler was installed: threads may be on their way to it. */
  public boolean isInstalled() {
    return previous != null;
  }

  /** Installs it, again if somebody has installed another since: that one comes next then. */
  private long install() throws SystemCallException {
    NativeMemory memory = process.memory();
    if (table == null) {
      table =
          memory.map(
              SIGACTION_SIZE + Layout.Breakpoints.ENTRIES + (long) Layout.Breakpoints.SIZE * MOST);
    }
    long before = process.signals().handler(Signals.SIGTRAP);
    if (previous == null || previous.installed() != before) {
      long zeroes = table.address() + table.size() - SIGACTION_SIZE;
      int id = process.id();
      long handler = Routines.loadTrap(memory, table.address(), id, before, zeroes);
      previous = process.signals().install(Signals.SIGTRAP, handler);
    }
    return table.address();
  }

  /**
   * Puts back the handler that was there before, unless somebody has installed another since. No
   * thread may be on its way from a breakpoint to the handler. The memory stays: a thread may be on
   * its way out of it, and nothing tells when it is gone.
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
