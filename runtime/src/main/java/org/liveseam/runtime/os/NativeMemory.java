package org.liveseam.runtime.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This process' own memory, by address. Reading or writing what is not mapped ends the process,
 * except where said. Thread-safe as far as the machine is: no store here is more than a plain one.
 */
public final class NativeMemory {
  public static final int READ = 1;
  public static final int WRITE = 2;
  public static final int EXECUTE = 4;

  private static final int MAP_SHARED = 0x01;
  private static final int MAP_PRIVATE = 0x02;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int MAP_NORESERVE = 0x4000;
  private static final int MAP_FIXED_NOREPLACE = 0x100000;
  private static final int MADV_DONTNEED = 4;
  private static final int IOVEC_SIZE = 16;
  private static final long SMALLEST_PAGE = 4096;

  private final Calls calls;
  private final AtomicLong mapped = new AtomicLong();

  NativeMemory(NativeLibrary c) {
    calls = new Calls(c);
  }

  /** Memory wherever there is room, readable and writable, zero. */
  public MappedMemory map(long size) throws SystemCallException {
    return map(size, false);
  }

  /**
   * The same.
   *
   * @param shared whether it stays one memory when the process forks; for tests of what must not be
   */
  public MappedMemory map(long size, boolean shared) throws SystemCallException {
    return map(0, size, shared ? MAP_SHARED : MAP_PRIVATE);
  }

  /**
   * Memory exactly there, readable and writable, zero.
   *
   * @throws SystemCallException EEXIST if something is there
   */
  public MappedMemory mapAt(long address, long size) throws SystemCallException {
    return map(address, size, MAP_PRIVATE | MAP_FIXED_NOREPLACE);
  }

  private MappedMemory map(long address, long size, int flags) throws SystemCallException {
    long got =
        calls.mmap.invokeLong(
            new Object[] {
              address, size, READ | WRITE, MAP_ANONYMOUS | MAP_NORESERVE | flags, -1, 0L
            });
    if (got == -1) {
      throw Posix.failed("mmap");
    }
    mapped.addAndGet(pages(size));
    return new MappedMemory(this, got, size);
  }

  /** Changes what may be done with whole pages; {@code protection} is a sum of the constants. */
  public void protect(long address, long size, int protection) throws SystemCallException {
    if (calls.mprotect.invokeInt(new Object[] {address, size, protection}) != 0) {
      throw Posix.failed("mprotect");
    }
  }

  void discard(long address, long size) throws SystemCallException {
    if (calls.madvise.invokeInt(new Object[] {address, size, MADV_DONTNEED}) != 0) {
      throw Posix.failed("madvise");
    }
  }

  void unmap(long address, long size) {
    int result = calls.munmap.invokeInt(new Object[] {address, size});
    if (result != 0) {
      throw new IllegalStateException("munmap: " + Native.getLastError());
    }
    mapped.addAndGet(-pages(size));
  }

  /** Bytes that were mapped through this and not given back, whole pages. */
  public long mapped() {
    return mapped.get();
  }

  private static long pages(long size) {
    return (size + SMALLEST_PAGE - 1) & -SMALLEST_PAGE;
  }

  public byte[] bytes(long address, int count) {
    return new Pointer(address).getByteArray(0, count);
  }

  public byte byteAt(long address) {
    return new Pointer(address).getByte(0);
  }

  public int intAt(long address) {
    return new Pointer(address).getInt(0);
  }

  public long longAt(long address) {
    return new Pointer(address).getLong(0);
  }

  public void put(long address, byte[] bytes) {
    new Pointer(address).write(0, bytes, 0, bytes.length);
  }

  public void put(long address, long[] words) {
    new Pointer(address).write(0, words, 0, words.length);
  }

  public void put(long address, int[] words) {
    new Pointer(address).write(0, words, 0, words.length);
  }

  public int[] ints(long address, int count) {
    return new Pointer(address).getIntArray(0, count);
  }

  public void putByte(long address, byte value) {
    new Pointer(address).setByte(0, value);
  }

  public void putInt(long address, int value) {
    new Pointer(address).setInt(0, value);
  }

  public void putLong(long address, long value) {
    new Pointer(address).setLong(0, value);
  }

  /** Reads through the kernel, which looks whether it is mapped; empty if some of it is not. */
  public Optional<long[]> tryRead(long address, int words) {
    long size = 8L * words;
    try (var buffer = new Memory(Math.max(8, size));
        var vectors = new Memory(2 * IOVEC_SIZE)) {
      vectors.setPointer(0, buffer);
      vectors.setLong(8, size);
      vectors.setLong(16, address);
      vectors.setLong(24, size);
      // By the calling thread: the first one, whose number the process has, may have ended.
      int self = calls.gettid.invokeInt(new Object[0]);
      long got =
          calls.processVmReadv.invokeLong(
              new Object[] {self, vectors, 1L, vectors.share(IOVEC_SIZE), 1L, 0L});
      return got == size ? Optional.of(buffer.getLongArray(0, words)) : Optional.empty();
    }
  }

  private static final class Calls {
    private final com.sun.jna.Function mmap;
    private final com.sun.jna.Function munmap;
    private final com.sun.jna.Function mprotect;
    private final com.sun.jna.Function madvise;
    private final com.sun.jna.Function processVmReadv;
    private final com.sun.jna.Function gettid;

    Calls(NativeLibrary c) {
      mmap = c.getFunction("mmap");
      munmap = c.getFunction("munmap");
      mprotect = c.getFunction("mprotect");
      madvise = c.getFunction("madvise");
      processVmReadv = c.getFunction("process_vm_readv");
      gettid = c.getFunction("gettid");
    }
  }
}
