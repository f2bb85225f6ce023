package org.liveseam.runtime.os;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.OptionalInt;

/** What the engine needs of the C library of this process. Thread-safe. */
public final class ThisProcess {
  private static final int MEMBARRIER = 324;
  private static final int MEMBARRIER_AARCH64 = 283;
  private static final long SCHED_SETATTR = 314;
  private static final long SCHED_GETATTR = 315;
  private static final long SCHED_SETATTR_AARCH64 = 274;
  private static final long SCHED_GETATTR_AARCH64 = 275;

  /** {@code struct sched_attr} of Linux 5.3, and offsets in it. */
  private static final long SCHED_ATTR_SIZE = 56;

  private static final int SCHED_POLICY = 4;
  private static final int SCHED_RUNTIME = 24;
  private static final int SCHED_OTHER = 0;
  private static final long SHORTEST_SLICE_NANOS = 100_000;
  private static final int QUERY = 0;
  private static final int PRIVATE_EXPEDITED = 8;
  private static final int REGISTER_PRIVATE_EXPEDITED = 16;
  private static final int PRIVATE_EXPEDITED_SYNC_CORE = 32;
  private static final int REGISTER_PRIVATE_EXPEDITED_SYNC_CORE = 64;

  private final NativeLibrary c;
  private final com.sun.jna.Function syscall;
  private final long membarrier;
  private final NativeMemory memory;
  private final Signals signals;

  private ThisProcess(NativeLibrary c) {
    this.c = c;
    syscall = c.getFunction("syscall");
    membarrier = System.getProperty("os.arch").equals("aarch64") ? MEMBARRIER_AARCH64 : MEMBARRIER;
    memory = new NativeMemory(c);
    signals = new Signals(c);
  }

  /**
   * @throws IOException as {@link Posix#load}
   */
  public static ThisProcess load() throws IOException {
    try {
      return new ThisProcess(NativeLibrary.getInstance("c"));
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new IOException("cannot load JNA's native library: " + e.getMessage(), e);
    }
  }

  public NativeMemory memory() {
    return memory;
  }

  public Signals signals() {
    return signals;
  }

  /**
   * Asks the kernel for the two memory barriers that interrupt the other threads of this process,
   * membarrier(2); needed once before generated code uses them.
   *
   * @throws SystemCallException EINVAL or ENOSYS on a kernel without them
   */
  public void registerBarriers() throws SystemCallException {
    int wanted =
        PRIVATE_EXPEDITED
            | REGISTER_PRIVATE_EXPEDITED
            | PRIVATE_EXPEDITED_SYNC_CORE
            | REGISTER_PRIVATE_EXPEDITED_SYNC_CORE;
    if ((barrier(QUERY) & wanted) != wanted) {
      throw new SystemCallException("membarrier", Errno.EINVAL);
    }
    barrier(REGISTER_PRIVATE_EXPEDITED);
    barrier(REGISTER_PRIVATE_EXPEDITED_SYNC_CORE);
  }

  private long barrier(int command) throws SystemCallException {
    long result = syscall.invokeLong(new Object[] {membarrier, (long) command, 0L, 0L});
    if (result < 0) {
      throw Posix.failed("membarrier");
    }
    return result;
  }

  /**
   * How far behind a thread's own descriptor its thread number stands, in bytes. glibc tells
   * debuggers in {@code _thread_db_pthread_tid}: size in bits, count, offset. Empty with another C
   * library.
   */
  public OptionalInt threadIdOffset() {
    try {
      Pointer descriptor = c.getGlobalVariableAddress("_thread_db_pthread_tid");
      return descriptor.getInt(0) == Integer.SIZE
          ? OptionalInt.of(descriptor.getInt(8))
          : OptionalInt.empty();
    } catch (UnsatisfiedLinkError e) {
      return OptionalInt.empty();
    }
  }

  /**
   * Asks the scheduler to let the calling thread run soon when it wakes, for a short time each,
   * instead of late and for long: sched_setattr(2) with the shortest slice. Its share of the
   * processor stays the same. Kernels since 6.12 heed it (857b158dc5e8).
   *
   * @return whether it was accepted, which it also is by kernels that do not heed it
   */
  public boolean takeShortTurns() {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    try (var attributes = new Memory(SCHED_ATTR_SIZE)) {
      attributes.clear();
      long got =
          syscall.invokeLong(
              new Object[] {
                arm ? SCHED_GETATTR_AARCH64 : SCHED_GETATTR, 0L, attributes, SCHED_ATTR_SIZE, 0L
              });
      if (got != 0 || attributes.getInt(SCHED_POLICY) != SCHED_OTHER) {
        return false; // somebody has other plans with it
      }
      attributes.setLong(SCHED_RUNTIME, SHORTEST_SLICE_NANOS);
      return syscall.invokeLong(
              new Object[] {arm ? SCHED_SETATTR_AARCH64 : SCHED_SETATTR, 0L, attributes, 0L})
          == 0;
    }
  }

  /** The kernel's number for the calling thread. */
  public int threadId() {
    return c.getFunction("gettid").invokeInt(new Object[0]);
  }

  /** Of this process. */
  public int id() {
    return c.getFunction("getpid").invokeInt(new Object[0]);
  }
}
