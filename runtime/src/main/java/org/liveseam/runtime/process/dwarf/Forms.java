package org.liveseam.runtime.process.dwarf;

import org.liveseam.runtime.elf.Cursor;

/** Reads attributes' values: numbers as they are, strings and blocks as where they are. */
final class Forms {
  private Forms() {}

  static long read(Cursor in, int form, int offsetSize, int version) {
    return switch (form) {
      case Dw.FORM_FLAG_PRESENT -> 1;
      case Dw.FORM_DATA1, Dw.FORM_FLAG, Dw.FORM_REF1, Dw.FORM_STRX1, Dw.FORM_ADDRX1 -> in.u8();
      case Dw.FORM_DATA2, Dw.FORM_REF2, Dw.FORM_STRX2, Dw.FORM_ADDRX2 -> in.u16();
      case Dw.FORM_STRX3, Dw.FORM_ADDRX3 -> in.u24();
      case Dw.FORM_DATA4, Dw.FORM_REF4, Dw.FORM_STRX4, Dw.FORM_ADDRX4, Dw.FORM_REF_SUP4 -> in.u32();
      case Dw.FORM_ADDR, Dw.FORM_DATA8, Dw.FORM_REF8, Dw.FORM_REF_SIG8, Dw.FORM_REF_SUP8 ->
          in.i64();
      case Dw.FORM_SDATA -> in.sleb();
      case Dw.FORM_UDATA,
          Dw.FORM_REF_UDATA,
          Dw.FORM_STRX,
          Dw.FORM_ADDRX,
          Dw.FORM_LOCLISTX,
          Dw.FORM_RNGLISTX ->
          in.uleb();
      case Dw.FORM_STRP,
          Dw.FORM_LINE_STRP,
          Dw.FORM_SEC_OFFSET,
          Dw.FORM_STRP_SUP,
          Dw.FORM_GNU_REF_ALT,
          Dw.FORM_GNU_STRP_ALT ->
          offsetSize == 8 ? in.i64() : in.u32();
      // In version 2 as long as an address.
      case Dw.FORM_REF_ADDR -> offsetSize == 8 || version == 2 ? in.i64() : in.u32();
      default -> skipped(in, form);
    };
  }

  private static long skipped(Cursor in, int form) {
    long at = in.at();
    switch (form) {
      case Dw.FORM_STRING -> in.string("name");
      case Dw.FORM_DATA16 -> in.skip(16);
      case Dw.FORM_BLOCK1 -> in.skip(in.u8());
      case Dw.FORM_BLOCK2 -> in.skip(in.u16());
      case Dw.FORM_BLOCK4 -> in.skip(in.u32());
      case Dw.FORM_BLOCK, Dw.FORM_EXPRLOC -> in.skip(in.uleb());
      default -> throw in.malformed("attribute of unknown form 0x%x".formatted(form));
    }
    return at;
  }
}
