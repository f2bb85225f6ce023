package org.liveseam.runtime.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A read-only window of little-endian bytes. Every access is checked and fails with {@link
 * MalformedFileException}; nothing is allocated before its bounds are known to be inside. Offsets
 * count from the window's start; the offset in an exception counts from the start of the bytes the
 * first window was made of. Thread-safe.
 */
public final class Bytes {
  private final ByteBuffer buffer;
  private final long origin;

  private Bytes(ByteBuffer buffer, long origin) {
    this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
    this.origin = origin;
  }

  /** All of an array, which is not copied and must not change. */
  public static Bytes of(byte[] array) {
    return new Bytes(ByteBuffer.wrap(array).asReadOnlyBuffer(), 0);
  }

  /** Length of the window. */
  public int size() {
    return buffer.limit();
  }

  /** Unsigned byte. */
  public int u8(long offset) {
    return buffer.get(at(offset, 1, "byte")) & 0xff;
  }

  /** Unsigned 16 bits. */
  public int u16(long offset) {
    return buffer.getShort(at(offset, 2, "16-bit word")) & 0xffff;
  }

  /** Signed 32 bits. */
  public int i32(long offset) {
    return buffer.getInt(at(offset, 4, "32-bit word"));
  }

  /** Unsigned 32 bits. */
  public long u32(long offset) {
    return i32(offset) & 0xffff_ffffL;
  }

  /** 64 bits. */
  public long i64(long offset) {
    return buffer.getLong(at(offset, 8, "64-bit word"));
  }

  /** A window in this window. */
  public Bytes slice(long offset, long length, String what) {
    int start = at(offset, length, what);
    return new Bytes(buffer.slice(start, (int) length), origin + start);
  }

  /** A copy of some bytes. */
  public byte[] copy(long offset, long length, String what) {
    byte[] copy = new byte[(int) length(offset, length, what)];
    buffer.get((int) offset, copy);
    return copy;
  }

  /** A copy of the whole window. */
  public byte[] copy() {
    return copy(0, size(), "window");
  }

  /** Length of the string that starts there, without the NUL that must end it inside the window. */
  public int stringLength(long offset, String what) {
    int start = at(offset, 1, what);
    int end = start;
    int limit = buffer.limit();
    while (buffer.get(end) != 0) {
      if (++end == limit) {
        throw malformed(what + " has no end", offset);
      }
    }
    return end - start;
  }

  /** The NUL-terminated string that starts there. */
  public String string(long offset, String what) {
    return text(offset, stringLength(offset, what), what);
  }

  /** Some bytes as a string. */
  public String text(long offset, long length, String what) {
    return new String(copy(offset, length, what), StandardCharsets.UTF_8);
  }

  /** Whether these bytes stand there; false when they do not fit. */
  public boolean startsWith(long offset, byte... expected) {
    if (offset < 0 || offset > (long) size() - expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (buffer.get((int) offset + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** The first place at or after {@code from} where these bytes stand, or -1. */
  public int indexOf(byte[] pattern, int from) {
    int last = size() - pattern.length;
    for (int i = Math.max(from, 0); i <= last; i++) {
      if (buffer.get(i) == pattern[0] && startsWith(i, pattern)) {
        return i;
      }
    }
    return -1;
  }

  /** An exception that names a place in this window. */
  public MalformedFileException malformed(String what, long offset) {
    return new MalformedFileException(what, origin + offset);
  }

  private int at(long offset, long length, String what) {
    var unused = length(offset, length, what);
    return (int) offset;
  }

  private long length(long offset, long length, String what) {
    if (offset < 0 || length < 0 || length > buffer.limit() || offset > buffer.limit() - length) {
      throw malformed(what + " outside its bounds", offset);
    }
    return length;
  }
}
