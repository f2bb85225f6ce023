package org.liveseam.runtime.process.unwind;

import org.liveseam.runtime.elf.Cursor;

/** Encoded pointers of {@code .eh_frame}, DW_EH_PE_* in the Linux Standard Base. */
final class Encoding {
  static final int OMIT = 0xff;

  private static final int ABSOLUTE = 0x00;
  private static final int ULEB = 0x01;
  private static final int U2 = 0x02;
  private static final int U4 = 0x03;
  private static final int U8 = 0x04;
  private static final int SLEB = 0x09;
  private static final int S2 = 0x0a;
  private static final int S4 = 0x0b;
  private static final int S8 = 0x0c;
  private static final int PC_RELATIVE = 0x10;
  private static final int DATA_RELATIVE = 0x30;
  private static final int INDIRECT = 0x80;

  private Encoding() {}

  /**
   * Reads a pointer.
   *
   * @param start address of the cursor's first byte
   * @param data what data-relative ones count from
   */
  static long read(Cursor in, int encoding, long start, long data) {
    long here = start + in.at();
    long value = value(in, encoding);
    return switch (encoding & 0x70) {
      case ABSOLUTE -> value;
      case PC_RELATIVE -> here + value;
      case DATA_RELATIVE -> data + value;
      default -> throw in.malformed("pointer encoding 0x%x".formatted(encoding));
    };
  }

  /** Reads a length, which counts from nothing. */
  static long value(Cursor in, int encoding) {
    if ((encoding & INDIRECT) != 0) {
      throw in.malformed("pointer encoding 0x%x".formatted(encoding));
    }
    return raw(in, encoding);
  }

  /** Leaves out a pointer of whatever meaning. */
  static void skip(Cursor in, int encoding) {
    if (encoding != OMIT) {
      var unused = raw(in, encoding);
    }
  }

  private static long raw(Cursor in, int encoding) {
    return switch (encoding & 0x0f) {
      case ABSOLUTE, U8, S8 -> in.i64();
      case ULEB -> in.uleb();
      case U2 -> in.u16();
      case U4 -> in.u32();
      case SLEB -> in.sleb();
      case S2 -> (short) in.u16();
      case S4 -> in.i32();
      default -> throw in.malformed("pointer encoding 0x%x".formatted(encoding));
    };
  }
}
