package org.liveseam.runtime.process.unwind;

import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Cursor;

/**
 * A frame description entry with the common information it refers to.
 *
 * <pre>
 *   CIE  length  0         version  augmentation  align  align  ra  [augmentation data]  program
 *   FDE  length  distance  start    size          [augmentation data]                    program
 * </pre>
 *
 * @param start first address of the code it describes
 * @param size of that code
 * @param setUp program that every function of the common information begins with
 * @param program the function's own
 * @param programAddress where that is, for encoded pointers in it
 * @param signal whether the frame was entered by a signal, so that its pc is no return address
 */
record FrameEntry(
    long start,
    long size,
    long codeAlign,
    long dataAlign,
    int returnRegister,
    int encoding,
    boolean signal,
    Bytes setUp,
    Bytes program,
    long programAddress) {
  private static final long IN_64_BITS = 0xffff_ffffL;

  boolean covers(long pc) {
    return Long.compareUnsigned(pc - start, size) < 0;
  }

  /**
   * Reads the entry at an offset.
   *
   * @param section bytes that hold {@code .eh_frame}
   * @param address of the first of them
   */
  static FrameEntry read(Bytes section, long address, long offset) {
    Bytes body = body(section, offset);
    long bodyOffset = offset + (section.u32(offset) == IN_64_BITS ? 12 : 4);
    Cursor in = new Cursor(body);
    long distance = in.u32();
    if (distance == 0) {
      throw body.malformed("frame entry is a common one", 0);
    }
    Common common = Common.read(section, bodyOffset - distance);
    long start = Encoding.read(in, common.encoding, address + bodyOffset, 0);
    long size = Encoding.value(in, common.encoding & 0x0f);
    if (common.augmented) {
      in.skip(in.uleb());
    }
    long programAt = in.at();
    return new FrameEntry(
        start,
        size,
        common.codeAlign,
        common.dataAlign,
        common.returnRegister,
        common.encoding,
        common.signal,
        common.program,
        in.slice(body.size() - programAt, "frame program"),
        address + bodyOffset + programAt);
  }

  private static Bytes body(Bytes section, long offset) {
    Cursor in = new Cursor(section, offset);
    long length = in.u32();
    if (length == IN_64_BITS) {
      length = in.i64();
    }
    return in.slice(length, "frame entry");
  }

  private record Common(
      boolean augmented,
      int encoding,
      boolean signal,
      long codeAlign,
      long dataAlign,
      int returnRegister,
      Bytes program) {
    static Common read(Bytes section, long offset) {
      Bytes body = body(section, offset);
      Cursor in = new Cursor(body);
      if (in.u32() != 0) {
        throw body.malformed("common information of a frame entry is none", 0);
      }
      int version = in.u8();
      if (version != 1 && version != 3) {
        throw body.malformed("frame entry of version " + version, 4);
      }
      String augmentation = in.string("augmentation");
      long codeAlign = in.uleb();
      long dataAlign = in.sleb();
      int returnRegister = version == 1 ? in.u8() : Math.toIntExact(in.uleb() & 0xffff);
      int encoding = 0;
      boolean signal = false;
      boolean augmented = augmentation.startsWith("z");
      if (augmented) {
        long length = in.uleb();
        long program = in.at() + length;
        for (char letter : augmentation.substring(1).toCharArray()) {
          switch (letter) {
            case 'R' -> encoding = in.u8();
            case 'S' -> signal = true;
            case 'L' -> in.skip(1);
            case 'P' -> Encoding.skip(in, in.u8());
            default -> throw body.malformed("augmentation " + letter, in.at());
          }
        }
        in.seek(program);
      } else if (!augmentation.isEmpty()) {
        throw body.malformed("augmentation " + augmentation, 5);
      }
      Bytes program = in.slice(body.size() - in.at(), "frame program");
      return new Common(augmented, encoding, signal, codeAlign, dataAlign, returnRegister, program);
    }
  }
}
