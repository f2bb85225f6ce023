package org.liveseam.runtime.elf;

/**
 * A place in bytes that moves on with each read. Not thread-safe; every read is checked as in
 * {@link Bytes}.
 */
public final class Cursor {
  private final Bytes bytes;
  private long at;

  public Cursor(Bytes bytes) {
    this(bytes, 0);
  }

  public Cursor(Bytes bytes, long at) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Offset in the bytes. */
  public long at() {
    return at;
  }

  /** Whether nothing is left. */
  public boolean atEnd() {
    return at >= bytes.size();
  }

  /** Goes to an offset; one outside fails when it is read. */
  public void seek(long offset) {
    at = offset;
  }

  /** Leaves bytes out. */
  public void skip(long count) {
    if (count < 0 || count > bytes.size() - at) {
      throw malformed("bytes to leave out are outside");
    }
    at += count;
  }

  /** Unsigned byte. */
  public int u8() {
    int value = bytes.u8(at);
    at += 1;
    return value;
  }

  /** Unsigned 16 bits. */
  public int u16() {
    int value = bytes.u16(at);
    at += 2;
    return value;
  }

  /** Unsigned 24 bits. */
  public int u24() {
    return u16() | (u8() << 16);
  }

  /** Signed 32 bits. */
  public int i32() {
    int value = bytes.i32(at);
    at += 4;
    return value;
  }

  /** Unsigned 32 bits. */
  public long u32() {
    return i32() & 0xffff_ffffL;
  }

  /** 64 bits. */
  public long i64() {
    long value = bytes.i64(at);
    at += 8;
    return value;
  }

  /** Unsigned LEB128; bits above 64 must not be set. */
  public long uleb() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int part = u8();
      if (shift < 64) {
        value |= (long) (part & 0x7f) << shift;
      } else if ((part & 0x7f) != 0) {
        throw malformed("number of more than 64 bits");
      }
      if ((part & 0x80) == 0) {
        return value;
      }
    }
  }

  /** Signed LEB128. */
  public long sleb() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int part = u8();
      if (shift < 64) {
        value |= (long) (part & 0x7f) << shift;
      }
      if ((part & 0x80) == 0) {
        boolean negative = (part & 0x40) != 0 && shift + 7 < 64;
        return negative ? value | (-1L << (shift + 7)) : value;
      }
    }
  }

  /** A NUL-terminated string. */
  public String string(String what) {
    int length = bytes.stringLength(at, what);
    String text = bytes.text(at, length, what);
    at += length + 1L;
    return text;
  }

  /** A window of the next bytes, which are left out. */
  public Bytes slice(long length, String what) {
    Bytes slice = bytes.slice(at, length, what);
    at += length;
    return slice;
  }

  /** An exception that names this place. */
  public MalformedFileException malformed(String what) {
    return bytes.malformed(what, at);
  }
}
