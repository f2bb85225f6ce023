package org.liveseam.runtime.os;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * Memory for machine code of this process: filled, then sealed, never writable and executable at
 * once. Private to the process, so a child of fork(2) has a copy. Not thread-safe until sealed.
 */
public final class CodePage implements AutoCloseable {
  private static final int PAGE = 4096;
  private static final int READ = 1;
  private static final int WRITE = 2;
  private static final int EXECUTE = 4;
  private static final int PRIVATE_ANONYMOUS = 0x22;

  private final NativeLibrary c;
  private final Pointer memory;
  private final long size;
  private boolean sealed;
  private boolean closed;

  private CodePage(NativeLibrary c, Pointer memory, long size) {
    this.c = c;
    this.memory = memory;
    this.size = size;
  }

  /** Room for at least so many bytes, all zero. */
  public static CodePage allocate(int bytes) throws SystemCallException {
    NativeLibrary c = NativeLibrary.getInstance("c");
    long size = (Math.max(1L, bytes) + PAGE - 1) / PAGE * PAGE;
    Object[] arguments = {Pointer.NULL, size, READ | WRITE, PRIVATE_ANONYMOUS, -1, 0L};
    Pointer memory = c.getFunction("mmap", Function.C_CONVENTION).invokePointer(arguments);
    if (Pointer.nativeValue(memory) == -1) {
      throw Posix.failed("mmap");
    }
    return new CodePage(c, memory, size);
  }

  public long address() {
    return Pointer.nativeValue(memory);
  }

  public long size() {
    return size;
  }

  /** Copies code in, before it is sealed. */
  public void write(long offset, byte[] code) {
    if (sealed || closed || offset < 0 || offset + code.length > size) {
      throw new IllegalStateException("cannot write at " + offset);
    }
    memory.write(offset, code, 0, code.length);
  }

  /** Makes it executable. */
  public void seal() throws SystemCallException {
    sealed = true;
    int result = c.getFunction("mprotect").invokeInt(new Object[] {memory, size, READ | EXECUTE});
    if (result != 0) {
      throw Posix.failed("mprotect");
    }
  }

  /** Gives it back to the system; no thread may be in it. A second call does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      int result = c.getFunction("munmap").invokeInt(new Object[] {memory, size});
      assert result == 0 : Posix.failed("munmap");
    }
  }
}
