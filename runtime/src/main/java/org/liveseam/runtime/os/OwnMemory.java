package org.liveseam.runtime.os;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;

/**
 * Reads this process' memory through the kernel, process_vm_readv(2), so that an address that is
 * not mapped, or was unmapped a moment ago, is EFAULT and no crash. Thread-safe.
 */
public final class OwnMemory {
  /** Two struct iovec: base and length each. */
  private static final int VECTORS = 32;

  private static final int LARGEST = 1 << 30;

  private final Function read;
  private final int process;

  private OwnMemory(Function read, int process) {
    this.read = read;
    this.process = process;
  }

  /**
   * Finds the system call.
   *
   * @throws IOException if JNA's own library can be neither unpacked nor loaded
   */
  public static OwnMemory load() throws IOException {
    try {
      NativeLibrary c = NativeLibrary.getInstance("c");
      int process = c.getFunction("getpid").invokeInt(new Object[0]);
      return new OwnMemory(c.getFunction("process_vm_readv"), process);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new IOException("cannot load JNA's native library: " + e.getMessage(), e);
    }
  }

  /**
   * Copies bytes; all of them or EFAULT.
   *
   * @param length at most 1 GiB
   */
  public byte[] read(long address, int length) throws SystemCallException {
    byte[] all = readUpTo(address, length);
    if (all.length < length) {
      throw new SystemCallException(
          "read memory at 0x%x".formatted(address + all.length), Errno.EFAULT);
    }
    return all;
  }

  /** Copies bytes until the first page that is not mapped; at least one or EFAULT. */
  public byte[] readUpTo(long address, int length) throws SystemCallException {
    if (length < 0 || length > LARGEST) {
      throw new IllegalArgumentException("length " + length);
    }
    if (length == 0) {
      return new byte[0];
    }
    try (var vectors = new Memory(VECTORS);
        var buffer = new Memory(length)) {
      vectors.setPointer(0, buffer);
      vectors.setLong(8, length);
      vectors.setLong(16, address);
      vectors.setLong(24, length);
      long count = read.invokeLong(new Object[] {process, vectors, 1L, vectors.share(16), 1L, 0L});
      if (count < 0) {
        throw new SystemCallException(
            "read memory at 0x%x".formatted(address), Native.getLastError());
      }
      return buffer.getByteArray(0, (int) count);
    }
  }
}
