package org.liveseam.runtime.process.code;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.liveseam.runtime.os.MappedMemory;
import org.liveseam.runtime.os.NativeCall;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * The routines that every switching uses, in memory of their own: written once, never changed. Not
 * thread-safe.
 */
public final class Routines implements AutoCloseable {
  private static final int ALIGNMENT = 64;

  private final MappedMemory code;
  private final NativeCall compareAndSet;
  private final NativeCall stores;
  private final NativeCall mark;
  private final NativeCall stop;
  private final NativeCall ofThread;
  private final long handler;

  private Routines(
      MappedMemory code,
      NativeCall compareAndSet,
      NativeCall stores,
      NativeCall mark,
      NativeCall stop,
      NativeCall ofThread,
      long handler) {
    this.code = code;
    this.compareAndSet = compareAndSet;
    this.stores = stores;
    this.mark = mark;
    this.stop = stop;
    this.ofThread = ofThread;
    this.handler = handler;
  }

  /**
   * Generates them.
   *
   * @param slots where the {@link Layout.Slot}s of signals are
   * @param threadId where a thread's number stands, from its descriptor
   * @param defects none, but in tests
   */
  public static Routines load(
      NativeMemory memory, int process, MappedMemory slots, int threadId, Set<Defect> defects)
      throws SystemCallException {
    var out = new ByteArrayOutputStream();
    int compareAndSet = append(out, StoreCode.compareAndSet());
    int stores = append(out, StoreCode.stores());
    int mark = append(out, MarkCode.generate());
    int stop = append(out, StopCode.generate(threadId, defects));
    int ofThread = append(out, StoreCode.ofThread(threadId));
    int handler =
        append(out, SignalCode.generate(process, slots.address(), (int) slots.size(), threadId));
    MappedMemory code = memory.map(out.size());
    memory.put(code.address(), out.toByteArray());
    code.makeExecutable();
    return new Routines(
        code,
        NativeCall.at(code.address() + compareAndSet),
        NativeCall.at(code.address() + stores),
        NativeCall.at(code.address() + mark),
        NativeCall.at(code.address() + stop),
        NativeCall.at(code.address() + ofThread),
        code.address() + handler);
  }

  /**
   * Generates the handler of SIGTRAP, in memory of its own that stays.
   *
   * @param table the {@link Layout.Breakpoints}
   * @param process this one
   * @param previous the handler before
   * @param zeroes 64 bytes of zero
   * @return its address
   */
  public static long loadTrap(
      NativeMemory memory, long table, int process, long previous, long zeroes)
      throws SystemCallException {
    byte[] trap = TrapCode.generate(table, process, previous, zeroes);
    MappedMemory code = memory.map(trap.length);
    memory.put(code.address(), trap);
    code.makeExecutable();
    return code.address();
  }

  private static int append(ByteArrayOutputStream out, byte[] routine) {
    while (out.size() % ALIGNMENT != 0) {
      out.write(0xcc);
    }
    int at = out.size();
    out.writeBytes(routine);
    return at;
  }

  /** Changes a byte if it is as expected; returns what it was. */
  public int compareAndSet(long address, int expected, int wanted) {
    return (int) compareAndSet.call(address, expected, wanted) & 0xff;
  }

  /**
   * Does {@code count} {@link Layout.Store}s in their order.
   *
   * @throws IllegalStateException if a barrier failed; the stores behind it were not done
   */
  public void store(long stores, long count) {
    long result = this.stores.call(stores, count);
    if (result != 0) {
      throw new IllegalStateException("membarrier: " + -result);
    }
  }

  /** Holds, lists and marks by a {@link Layout.Mark}; false if it was not settled in time. */
  public boolean mark(long block) {
    return (int) mark.call(block) == 1;
  }

  /** Parks all threads and stores, by a {@link Layout.Stop}; its result. */
  public int stop(long block) {
    return (int) stop.call(block);
  }

  /** What the calling thread's own descriptor says its number is. */
  public int ownThreadId() {
    return (int) ofThread.call();
  }

  /** The signal handler's address. */
  public long handler() {
    return handler;
  }

  /** All of it. */
  public AddressRange range() {
    return new AddressRange(code.address(), code.address() + code.size());
  }

  @Override
  public void close() {
    code.close();
  }
}
