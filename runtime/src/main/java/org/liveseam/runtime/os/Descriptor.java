package org.liveseam.runtime.os;

import com.sun.jna.Memory;
import java.nio.file.Path;
import java.util.Arrays;

/** An open file. Not thread-safe. */
public final class Descriptor implements AutoCloseable {
  private static final int CLOSED = -1;

  private final LibC libc;
  private final Path path;
  private int number;

  Descriptor(LibC libc, int number, Path path) {
    this.libc = libc;
    this.number = number;
    this.path = path;
  }

  /** The kernel's number for it; names it below {@code /proc/self/fd}. */
  public int number() {
    if (number == CLOSED) {
      throw new IllegalStateException(path + " is closed");
    }
    return number;
  }

  /** Reads once, at most {@code limit} bytes; empty at the end. */
  public byte[] read(int limit) throws SystemCallException {
    try (var memory = new Memory(limit)) {
      long count = libc.read(number(), memory, limit);
      if (count < 0) {
        throw Posix.failed("read " + path);
      }
      return memory.getByteArray(0, (int) count);
    }
  }

  /** Writes with one call, which is what files of sysfs and procfs want; all or an error. */
  public void write(byte[] bytes) throws SystemCallException {
    try (var memory = new Memory(Math.max(1, bytes.length))) {
      memory.write(0, bytes, 0, bytes.length);
      long count = libc.write(number(), memory, bytes.length);
      if (count < 0) {
        throw Posix.failed("write " + path);
      }
      if (count < bytes.length) {
        write(Arrays.copyOfRange(bytes, (int) count, bytes.length));
      }
    }
  }

  /** Goes to an offset from the start. */
  public void seek(long offset) throws SystemCallException {
    if (libc.lseek(number(), offset, LibC.SEEK_SET) < 0) {
      throw Posix.failed("lseek " + path);
    }
  }

  /** Goes to the end. */
  public void seekEnd() throws SystemCallException {
    if (libc.lseek(number(), 0, LibC.SEEK_END) < 0) {
      throw Posix.failed("lseek " + path);
    }
  }

  /** Cuts the file to nothing. */
  public void truncate() throws SystemCallException {
    if (libc.ftruncate(number(), 0) != 0) {
      throw Posix.failed("ftruncate " + path);
    }
  }

  /**
   * Takes the file's exclusive advisory lock, flock(2), without waiting. It belongs to this opening
   * of the file and ends with {@link #close} or with the process, however that ends.
   *
   * @return false if somebody else has it
   */
  public boolean tryLock() throws SystemCallException {
    if (libc.flock(number(), LibC.LOCK_EX | LibC.LOCK_NB) == 0) {
      return true;
    }
    SystemCallException failure = Posix.failed("flock " + path);
    if (failure.errno().is(Errno.EAGAIN)) {
      return false;
    }
    throw failure;
  }

  /** Closes it; a second call does nothing. */
  @Override
  public void close() {
    if (number != CLOSED) {
      // Linux frees the number whatever close(2) returns, and the files here have nothing to flush.
      int result = libc.close(number);
      number = CLOSED;
      assert result == 0 : Posix.failed("close " + path);
    }
  }
}
