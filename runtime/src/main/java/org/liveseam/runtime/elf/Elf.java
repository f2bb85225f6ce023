package org.liveseam.runtime.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An ELF64 little-endian file, of any machine and kind; elf(5) is the format's source. Headers are
 * read and checked on opening; symbols, relocations and strings when asked for. Thread-safe.
 *
 * <p>Why not a library: net.fornwall:jelf 0.12.0, the kept one, let OutOfMemoryError,
 * NegativeArraySizeException and ArrayIndexOutOfBoundsException out of a seventh of 20,000 damaged
 * object files. Object files here come from packages, from users and over wires.
 */
public final class Elf {
  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F', 2, 1, 1};
  private static final int HEADER_SIZE = 64;
  private static final int SECTION_SIZE = 64;
  private static final int SEGMENT_SIZE = 56;

  private final Bytes bytes;
  private final List<Section> sections;
  private final List<Segment> segments;
  private final Map<String, Section> byName = new HashMap<>();

  private Elf(Bytes bytes) {
    this.bytes = bytes;
    if (!bytes.startsWith(0, MAGIC) || bytes.size() < HEADER_SIZE) {
      throw bytes.malformed("not an ELF64 little-endian file", 0);
    }
    this.sections = List.copyOf(readSections(bytes));
    this.segments = List.copyOf(readSegments(bytes));
    for (Section section : sections) {
      byName.putIfAbsent(section.name(), section);
    }
  }

  /** Reads the headers of a file. */
  public static Elf of(Bytes bytes) {
    return new Elf(bytes);
  }

  /** Whether bytes start like an ELF64 little-endian file. */
  public static boolean isElf(Bytes bytes) {
    return bytes.startsWith(0, MAGIC);
  }

  /** e_type: 1 relocatable, 2 executable, 3 shared. */
  public int type() {
    return bytes.u16(16);
  }

  /** e_machine: 62 is x86-64, 183 AArch64. */
  public int machine() {
    return bytes.u16(18);
  }

  /** All sections; their numbers are their places. */
  public List<Section> sections() {
    return sections;
  }

  /** The first section of that name. */
  public Optional<Section> section(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** A section by number. */
  public Section section(int index) {
    if (index < 0 || index >= sections.size()) {
      throw bytes.malformed("section number " + index + " of " + sections.size(), 0);
    }
    return sections.get(index);
  }

  /** All program headers. */
  public List<Segment> segments() {
    return segments;
  }

  /** The whole file. */
  public Bytes bytes() {
    return bytes;
  }

  /** A section's bytes; none for NOBITS. */
  public Bytes bytes(Section section) {
    return section.type() == Section.NOBITS
        ? bytes.slice(0, 0, section.name())
        : bytes.slice(section.offset(), section.size(), "section " + section.name());
  }

  /**
   * Entries of the first symbol table of a type ({@link Section#SYMTAB}, {@link Section#DYNSYM}),
   * decoded on access.
   */
  public List<Symbol> symbols(int type) {
    for (Section section : sections) {
      if (section.type() == type) {
        return symbols(section);
      }
    }
    return List.of();
  }

  /** Entries of a symbol table, decoded on access. */
  public List<Symbol> symbols(Section table) {
    return new Tables.Symbols(bytes(table), bytes(section(table.link())));
  }

  /** Entries of a RELA section, decoded on access. */
  public List<Relocation> relocations(Section table) {
    return new Tables.Relocations(bytes(table));
  }

  /** The RELA section that applies to a section, the first where there are several. */
  public Optional<Section> relocationsOf(Section target) {
    return sections.stream()
        .filter(s -> s.type() == Section.RELA && s.info() == target.index())
        .findFirst();
  }

  /** Where the byte of an address is in the file, by the program headers. */
  public OptionalLong offsetOf(long address) {
    for (Segment s : segments) {
      long inside = address - s.address();
      if (s.type() == Segment.LOAD && Long.compareUnsigned(inside, s.fileSize()) < 0) {
        return OptionalLong.of(s.offset() + inside);
      }
    }
    return OptionalLong.empty();
  }

  /** The address of a byte of the file, by the program headers. */
  public OptionalLong addressOf(long offset) {
    for (Segment s : segments) {
      if (s.type() == Segment.LOAD && offset >= s.offset() && offset - s.offset() < s.fileSize()) {
        return OptionalLong.of(s.address() + (offset - s.offset()));
      }
    }
    return OptionalLong.empty();
  }

  private static List<Section> readSections(Bytes bytes) {
    long table = bytes.i64(0x28);
    long count = bytes.u16(0x3c);
    long names = bytes.u16(0x3e);
    if (table == 0) {
      return List.of();
    }
    if (bytes.u16(0x3a) != SECTION_SIZE) {
      throw bytes.malformed("section header of unknown size", 0x3a);
    }
    // More sections than 16 bits hold: the numbers are in the null section.
    if (count == 0) {
      count = bytes.slice(table, SECTION_SIZE, "section header").i64(0x20);
    }
    if (names == 0xffff) {
      names = bytes.slice(table, SECTION_SIZE, "section header").u32(0x28);
    }
    if (count < 0 || count > bytes.size() / SECTION_SIZE) {
      throw bytes.malformed("more section headers than fit", 0x3c);
    }
    Bytes headers = bytes.slice(table, count * SECTION_SIZE, "section headers");
    Bytes strings = bytes.slice(0, 0, "section names");
    if (names != 0) {
      if (names >= count) {
        throw bytes.malformed("section of section names is number " + names, 0x3e);
      }
      long at = names * SECTION_SIZE;
      strings = bytes.slice(headers.i64(at + 0x18), headers.i64(at + 0x20), "section names");
    }
    List<Section> sections = new ArrayList<>((int) count);
    for (int i = 0; i < count; i++) {
      sections.add(
          readSection(
              bytes, headers.slice((long) i * SECTION_SIZE, SECTION_SIZE, "header"), strings, i));
    }
    return sections;
  }

  private static Section readSection(Bytes bytes, Bytes header, Bytes strings, int index) {
    long name = header.u32(0);
    Section section =
        new Section(
            index,
            strings.size() == 0 ? "" : strings.string(name, "section name"),
            header.i32(4),
            header.i64(8),
            header.i64(0x10),
            header.i64(0x18),
            header.i64(0x20),
            header.i32(0x28),
            header.i32(0x2c),
            header.i64(0x38));
    if (index > 0 && section.type() != Section.NOBITS && section.type() != 0) {
      var inside = bytes.slice(section.offset(), section.size(), "section " + section.name());
      assert inside.size() == section.size();
    }
    return section;
  }

  private static List<Segment> readSegments(Bytes bytes) {
    long table = bytes.i64(0x20);
    int count = table == 0 ? 0 : bytes.u16(0x38);
    if (count > 0 && bytes.u16(0x36) != SEGMENT_SIZE) {
      throw bytes.malformed("program header of unknown size", 0x36);
    }
    Bytes headers =
        bytes.slice(count == 0 ? 0 : table, (long) count * SEGMENT_SIZE, "program headers");
    List<Segment> segments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long at = (long) i * SEGMENT_SIZE;
      Segment segment =
          new Segment(
              headers.i32(at),
              headers.i32(at + 4),
              headers.i64(at + 8),
              headers.i64(at + 0x10),
              headers.i64(at + 0x20),
              headers.i64(at + 0x28));
      if (segment.type() == Segment.LOAD) {
        var inside = bytes.slice(segment.offset(), segment.fileSize(), "segment " + i);
        assert inside.size() == segment.fileSize();
      }
      segments.add(segment);
    }
    return segments;
  }
}
