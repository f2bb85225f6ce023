package org.liveseam.runtime.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes small ELF files for tests: sections in order, one segment over all that has an address.
 */
public final class ElfBuilder {
  private record Part(
      String name, int type, long flags, long address, Bytes data, int link, int info) {}

  private final int kind;
  private final List<Part> parts = new ArrayList<>();
  private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
  private final ByteArrayOutputStream symbols = new ByteArrayOutputStream();
  private int symbolCount = 1;

  /** A file of a kind: 1 relocatable, 2 executable. */
  public ElfBuilder(int kind) {
    this.kind = kind;
    strings.write(0);
    symbols.writeBytes(new byte[24]);
    parts.add(new Part("", 0, 0, 0, Bytes.of(new byte[0]), 0, 0));
  }

  /** Adds a section; its number. */
  public int section(String name, int type, long flags, long address, byte[] data) {
    return section(name, type, flags, address, data, 0, 0);
  }

  /** Adds a section that refers to others; its number. */
  public int section(
      String name, int type, long flags, long address, byte[] data, int link, int info) {
    parts.add(new Part(name, type, flags, address, Bytes.of(data), link, info));
    return parts.size() - 1;
  }

  /** Adds a symbol; its number. */
  public int symbol(String name, int type, int binding, int section, long value, long size) {
    ByteBuffer entry = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    entry.putInt(name.isEmpty() ? 0 : strings.size());
    entry.put((byte) ((binding << 4) | type)).put((byte) 0).putShort((short) section);
    entry.putLong(value).putLong(size);
    symbols.writeBytes(entry.array());
    if (!name.isEmpty()) {
      strings.writeBytes(name.getBytes(StandardCharsets.UTF_8));
      strings.write(0);
    }
    return symbolCount++;
  }

  /** Relocation entries: offset, type, symbol, addend each. */
  public static byte[] relocations(long[]... entries) {
    ByteBuffer out = ByteBuffer.allocate(24 * entries.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long[] e : entries) {
      out.putLong(e[0]).putInt((int) e[1]).putInt((int) e[2]).putLong(e[3]);
    }
    return out.array();
  }

  /** The file. */
  public byte[] build() {
    int strtab = parts.size() + 1;
    List<Part> all = new ArrayList<>(parts);
    all.add(new Part(".symtab", Section.SYMTAB, 0, 0, Bytes.of(symbols.toByteArray()), strtab, 1));
    all.add(new Part(".strtab", Section.STRTAB, 0, 0, Bytes.of(strings.toByteArray()), 0, 0));
    var names = new ByteArrayOutputStream();
    List<Integer> nameOffsets = new ArrayList<>();
    for (Part part : all) {
      nameOffsets.add(names.size());
      names.writeBytes((part.name + "\0").getBytes(StandardCharsets.UTF_8));
    }
    nameOffsets.add(names.size());
    names.writeBytes(".shstrtab\0".getBytes(StandardCharsets.UTF_8));
    all.add(new Part(".shstrtab", Section.STRTAB, 0, 0, Bytes.of(names.toByteArray()), 0, 0));
    return write(all, nameOffsets);
  }

  private byte[] write(List<Part> all, List<Integer> nameOffsets) {
    List<Part> loaded = all.stream().filter(p -> p.address != 0).toList();
    int at = 64 + 56 * loaded.size();
    List<Integer> offsets = new ArrayList<>();
    for (Part part : all) {
      at = (at + 15) & ~15;
      offsets.add(at);
      at += part.type == Section.NOBITS ? 0 : part.data.size();
    }
    int headers = (at + 7) & ~7;
    ByteBuffer out = ByteBuffer.allocate(headers + 64 * all.size()).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    out.putShort((short) kind).putShort((short) 62).putInt(1).putLong(0);
    out.putLong(loaded.isEmpty() ? 0 : 64).putLong(headers).putInt(0);
    out.putShort((short) 64).putShort((short) 56).putShort((short) loaded.size());
    out.putShort((short) 64).putShort((short) all.size()).putShort((short) (all.size() - 1));
    for (int i = 0; i < all.size(); i++) {
      Part p = all.get(i);
      if (p.address != 0) {
        out.putInt(Segment.LOAD).putInt(7).putLong(offsets.get(i)).putLong(p.address);
        out.putLong(p.address).putLong(p.data.size()).putLong(p.data.size()).putLong(16);
      }
    }
    for (int i = 0; i < all.size(); i++) {
      Part p = all.get(i);
      if (p.type != Section.NOBITS) {
        out.position(offsets.get(i)).put(p.data.copy());
      }
      out.position(headers + 64 * i);
      out.putInt(nameOffsets.get(i)).putInt(p.type).putLong(p.flags).putLong(p.address);
      out.putLong(offsets.get(i)).putLong(p.data.size()).putInt(p.link).putInt(p.info);
      out.putLong(1).putLong(p.type == Section.SYMTAB || p.type == Section.RELA ? 24 : 0);
    }
    return out.array();
  }
}
