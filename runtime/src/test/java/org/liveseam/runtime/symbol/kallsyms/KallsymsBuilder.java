package org.liveseam.runtime.symbol.kallsyms;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.elf.ElfBuilder;
import org.liveseam.runtime.elf.Section;

/** Writes a kernel image's kallsyms tables in the layouts of several releases. */
public final class KallsymsBuilder {
  /** Who wrote their tables like this. */
  public enum Layout {
    /** 64-bit addresses. */
    ABSOLUTE,
    /** Offsets before the count. */
    PLAIN,
    /** Offsets before the count, per-cpu symbols absolute: 5.10. */
    PER_CPU,
    /** The same, with the sequence by names behind the markers: 6.2, Debian's 6.1. */
    SEQUENCES,
    /** Offsets behind the token index: 6.4. */
    BEHIND,
    /** Offsets relative to themselves, no padding to 8: 7.2. */
    SELF
  }

  /** Where the read-only data starts. */
  public static final long RODATA = 0xffff_ffff_8200_0000L;

  /** A symbol. */
  public record Entry(long address, char type, String name) {}

  private static final long BASE = 0xffff_ffff_8100_0000L;
  private static final String TOKEN = "func_";
  private static final int TOKEN_CODE = 200;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Layout layout;

  private KallsymsBuilder(Layout layout) {
    this.layout = layout;
  }

  /** A kernel with these symbols, which must ascend. */
  public static byte[] image(Layout layout, List<Entry> entries) {
    var elf = new ElfBuilder(2);
    elf.section(".rodata", Section.PROGBITS, Section.ALLOC, RODATA, rodata(layout, entries));
    return elf.build();
  }

  /** The tables alone, with something before and behind. */
  public static byte[] rodata(Layout layout, List<Entry> entries) {
    return new KallsymsBuilder(layout).write(entries);
  }

  /** Ascending symbols, among them equal names, data, and a long name. */
  public static List<Entry> sample(int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name =
          i == 7 ? "func_" + "long_name_".repeat(20) : i % 50 == 3 ? "twice" : "func_" + i;
      entries.add(new Entry(BASE + 0x100 + 16L * i, "tTdDrW".charAt(i % 6), name));
    }
    return entries;
  }

  private byte[] write(List<Entry> entries) {
    out.writeBytes("not a table: 0 1 2 3\0".getBytes(StandardCharsets.US_ASCII));
    align(8);
    boolean before = layout.compareTo(Layout.BEHIND) < 0;
    if (before) {
      addresses(entries);
    }
    word(entries.size(), 4);
    align(layout == Layout.SELF ? 4 : 8);
    List<Integer> markers = names(entries);
    align(layout == Layout.SELF ? 4 : 8);
    markers.forEach(m -> word(m, 4));
    align(layout == Layout.SELF ? 4 : 8);
    if (layout == Layout.SEQUENCES) {
      out.writeBytes(new byte[3 * entries.size()]);
      align(8);
    }
    tokens();
    if (!before) {
      addresses(entries);
    }
    out.writeBytes("\0behind".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private void addresses(List<Entry> entries) {
    if (layout == Layout.ABSOLUTE) {
      entries.forEach(e -> word(e.address, 8));
      return;
    }
    for (Entry e : entries) {
      word(
          switch (layout) {
            case SELF -> e.address - (RODATA + out.size());
            case PLAIN -> e.address - BASE;
            default -> e.address >= 0 ? e.address : BASE - 1 - e.address;
          },
          4);
    }
    if (layout != Layout.SELF) {
      align(8);
      word(BASE, 8);
    }
  }

  private List<Integer> names(List<Entry> entries) {
    List<Integer> markers = new ArrayList<>();
    int start = out.size();
    for (int i = 0; i < entries.size(); i++) {
      if (i % 256 == 0) {
        markers.add(out.size() - start);
      }
      String text = entries.get(i).type + entries.get(i).name;
      byte[] packed =
          text.replace(TOKEN, "" + (char) TOKEN_CODE).getBytes(StandardCharsets.ISO_8859_1);
      if (packed.length > 127) {
        out.write(0x80 | (packed.length & 0x7f));
        out.write(packed.length >> 7);
      } else {
        out.write(packed.length);
      }
      out.writeBytes(packed);
    }
    return markers;
  }

  private void tokens() {
    List<Integer> index = new ArrayList<>();
    int start = out.size();
    for (int i = 0; i < 256; i++) {
      index.add(out.size() - start);
      String token = i > ' ' && i < 127 ? "" + (char) i : i == TOKEN_CODE ? TOKEN : "unused";
      out.writeBytes((token + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }
    align(layout == Layout.SELF ? 4 : 8);
    index.forEach(i -> word(i, 2));
  }

  private void word(long value, int size) {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    out.write(bytes, 0, size);
  }

  private void align(int to) {
    while (out.size() % to != 0) {
      out.write(0);
    }
  }
}
