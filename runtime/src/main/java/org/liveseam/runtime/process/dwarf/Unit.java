package org.liveseam.runtime.process.dwarf;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Cursor;
import org.liveseam.runtime.process.dwarf.Abbreviations.Shape;

/**
 * A unit of {@code .debug_info}: what one compilation left. Offsets are those of the section.
 *
 * <pre>
 *   2 to 4   length  version  abbreviations  address size
 *   5        length  version  kind  address size  abbreviations  [id  [type]]
 * </pre>
 */
final class Unit {
  private static final long IN_64_BITS = 0xffff_ffffL;

  private final DebugSections sections;
  private final Bytes info;
  private final long start;
  private final long end;
  private final long root;
  private final int version;
  private final int offsetSize;
  private final Abbreviations abbreviations;
  private long stringOffsets;
  private long addresses;

  /** Reads the header at an offset. */
  Unit(DebugSections sections, AbbreviationCache cache, long start) {
    this.sections = sections;
    this.info = sections.get(".debug_info");
    this.start = start;
    Cursor in = new Cursor(info, start);
    long length = in.u32();
    offsetSize = length == IN_64_BITS ? 8 : 4;
    length = offsetSize == 8 ? in.i64() : length;
    end = in.at() + length;
    if (length < 0 || end < 0 || end > info.size()) {
      throw in.malformed("unit of debugging information is cut");
    }
    version = in.u16();
    if (version < 2 || version > 5) {
      throw in.malformed("debugging information of version " + version);
    }
    int kind = version == 5 ? in.u8() : 1;
    int addressSize = version == 5 ? in.u8() : 8;
    long table = offsetSize == 8 ? in.i64() : in.u32();
    addressSize = version == 5 ? addressSize : in.u8();
    if (addressSize != 8) {
      throw in.malformed("debugging information for addresses of " + addressSize + " bytes");
    }
    in.skip(
        switch (kind) {
          // A type unit's signature and offset, a split unit's id.
          case 2, 6 -> 8 + offsetSize;
          case 4, 5 -> 8;
          default -> 0;
        });
    root = in.at();
    abbreviations = cache.get(sections.get(".debug_abbrev"), table);
    stringOffsets = offsetSize == 8 ? 16 : 8;
    addresses = 8;
    Entry first = entry(root);
    if (first != null) {
      stringOffsets = first.number(Dw.AT_STR_OFFSETS_BASE).orElse(stringOffsets);
      addresses = first.number(Dw.AT_ADDR_BASE).orElse(addresses);
    }
  }

  long end() {
    return end;
  }

  long root() {
    return root;
  }

  boolean contains(long offset) {
    return offset >= root && offset < end;
  }

  /** The entry at an offset; null for the end of a list of children. */
  @Nullable Entry entry(long offset) {
    if (!contains(offset)) {
      throw info.malformed("entry outside of its unit", offset);
    }
    Cursor in = new Cursor(info, offset);
    long code = in.uleb();
    if (code == 0) {
      return null;
    }
    Shape shape = abbreviations.get(code, in);
    long[] values = new long[shape.attributes().size()];
    int[] forms = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      var attribute = shape.attributes().get(i);
      int form = attribute.form();
      if (form == Dw.FORM_INDIRECT) {
        form = (int) Math.min(in.uleb(), Integer.MAX_VALUE);
      }
      forms[i] = form;
      values[i] =
          form == Dw.FORM_IMPLICIT_CONST
              ? attribute.constant()
              : Forms.read(in, form, offsetSize, version);
    }
    if (in.at() > end) {
      throw in.malformed("entry outside of its unit");
    }
    return new Entry(this, offset, in.at(), shape, forms, values);
  }

  /** A string; empty if it is in another file. */
  Optional<String> string(int form, long value) {
    return switch (form) {
      case Dw.FORM_STRING -> Optional.of(info.string(value, "name"));
      case Dw.FORM_STRP -> Optional.of(sections.get(".debug_str").string(value, "name"));
      case Dw.FORM_LINE_STRP -> Optional.of(sections.get(".debug_line_str").string(value, "name"));
      case Dw.FORM_STRX, Dw.FORM_STRX1, Dw.FORM_STRX2, Dw.FORM_STRX3, Dw.FORM_STRX4 ->
          Optional.of(indexed(value));
      default -> Optional.empty();
    };
  }

  private String indexed(long index) {
    Bytes table = sections.get(".debug_str_offsets");
    if (index < 0 || index > table.size()) {
      throw info.malformed("string number " + index, start);
    }
    long at = stringOffsets + index * offsetSize;
    long offset = offsetSize == 8 ? table.i64(at) : table.u32(at);
    return sections.get(".debug_str").string(offset, "name");
  }

  /** Where a reference leads in {@code .debug_info}; empty if to another file. */
  OptionalLong reference(int form, long value) {
    return switch (form) {
      case Dw.FORM_REF1, Dw.FORM_REF2, Dw.FORM_REF4, Dw.FORM_REF8, Dw.FORM_REF_UDATA ->
          OptionalLong.of(start + value);
      case Dw.FORM_REF_ADDR -> OptionalLong.of(value);
      default -> OptionalLong.empty();
    };
  }

  /** The address that an expression of one operation gives: DW_OP_addr or DW_OP_addrx. */
  OptionalLong location(int form, long value) {
    Cursor in = new Cursor(info, value);
    long length =
        switch (form) {
          case Dw.FORM_EXPRLOC, Dw.FORM_BLOCK -> in.uleb();
          case Dw.FORM_BLOCK1 -> in.u8();
          case Dw.FORM_BLOCK2 -> in.u16();
          case Dw.FORM_BLOCK4 -> in.u32();
          default -> 0;
        };
    if (length < 2) {
      return OptionalLong.empty();
    }
    long from = in.at();
    OptionalLong found =
        switch (in.u8()) {
          case Dw.OP_ADDR -> OptionalLong.of(in.i64());
          case Dw.OP_ADDRX -> address(Dw.FORM_ADDRX, in.uleb());
          default -> OptionalLong.empty();
        };
    return in.at() - from == length ? found : OptionalLong.empty();
  }

  /** An address of the file. */
  OptionalLong address(int form, long value) {
    return switch (form) {
      case Dw.FORM_ADDR -> OptionalLong.of(value);
      case Dw.FORM_ADDRX, Dw.FORM_ADDRX1, Dw.FORM_ADDRX2, Dw.FORM_ADDRX3, Dw.FORM_ADDRX4 -> {
        Bytes table = sections.get(".debug_addr");
        if (value < 0 || value > table.size()) {
          throw info.malformed("address number " + value, start);
        }
        yield OptionalLong.of(table.i64(addresses + value * 8));
      }
      default -> OptionalLong.empty();
    };
  }
}
