package org.liveseam.runtime.symbol.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.elf.ElfBuilder;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.symbol.compress.Compression;
import org.liveseam.runtime.symbol.compress.Packer;
import org.liveseam.runtime.symbol.kallsyms.KallsymsBuilder;
import org.liveseam.runtime.symbol.kallsyms.KallsymsBuilder.Entry;
import org.liveseam.runtime.symbol.kallsyms.KallsymsBuilder.Layout;

/** A small kernel image for tests. */
public final class ImageBuilder {
  /** Version text in the boot header. */
  public static final String VERSION = "6.1.0-test (builder@host) #1 SMP";

  /** Where functions start; {@code func_N} is at 16 N behind, with data among them. */
  public static final long TEXT = 0xffff_ffff_8100_0100L;

  private static final long INIT_DATA = 0xffff_ffff_8300_0000L;

  private ImageBuilder() {}

  /**
   * A kernel's ELF file: 300 symbols, of which every fourth function is traced at its start and the
   * next behind an {@code endbr64}, init code from the 280th on.
   */
  public static byte[] vmlinux(byte[] btf) {
    List<Entry> entries = new ArrayList<>(KallsymsBuilder.sample(300));
    ByteBuffer traced = ByteBuffer.allocate(8 * 160).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 300; i += 4) {
      traced.putLong(entries.get(i).address()).putLong(entries.get(i + 1).address() + 4);
    }
    long end = INIT_DATA + traced.position();
    entries.add(280, new Entry(entries.get(280).address(), 'T', "_sinittext"));
    entries.add(new Entry(TEXT + 16 * 300, 'T', "_einittext"));
    entries.add(new Entry(INIT_DATA, 'D', "__start_mcount_loc"));
    entries.add(new Entry(end, 'D', "__stop_mcount_loc"));
    var elf = new ElfBuilder(2);
    elf.section(
        ".rodata",
        1,
        Section.ALLOC,
        KallsymsBuilder.RODATA,
        KallsymsBuilder.rodata(Layout.BEHIND, entries));
    elf.section(".init.data", 1, Section.ALLOC | Section.WRITE, INIT_DATA, traced.array());
    if (btf.length > 0) {
      elf.section(".BTF", 1, Section.ALLOC, 0, btf);
    }
    return elf.build();
  }

  /** A boot image around a payload. */
  public static byte[] boot(Compression compression, byte[] kernel) throws IOException {
    var payload = new ByteArrayOutputStream();
    payload.writeBytes(Packer.pack(compression, kernel));
    if (compression != Compression.GZIP) {
      payload.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(kernel.length).array());
    }
    int setup = 3;
    int offset = 40;
    int start = (setup + 1) * 512;
    ByteBuffer out =
        ByteBuffer.allocate(start + offset + payload.size() + 16).order(ByteOrder.LITTLE_ENDIAN);
    out.put(0x1f1, (byte) setup)
        .position(0x202)
        .put("HdrS".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) 0x20f);
    out.putShort(0x20e, (short) 0x300).putInt(0x248, offset).putInt(0x24c, payload.size());
    out.position(0x500).put(VERSION.getBytes(StandardCharsets.US_ASCII));
    return out.position(start + offset).put(payload.toByteArray()).array();
  }
}
