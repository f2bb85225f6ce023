package org.liveseam.runtime.process.body;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.elf.Relocation;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.elf.Symbol;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * A shared library as bytes, before it is loaded: what it defines, what it needs, and where the
 * loader writes the addresses of what it needs. elf(5); the relocations are those of the System V
 * ABI for x86-64.
 */
final class BodyImage {
  private static final int DYNAMIC_LIBRARY = 3;
  private static final int X86_64 = 62;
  private static final int SYMBOL_SIZE = 24;
  private static final int ABSOLUTE_64 = 1;
  private static final int GLOBAL_DATA = 6;
  private static final int JUMP_SLOT = 7;
  private static final int HIDDEN = 2;
  private static final int OLD_VERSION = 0x8000;

  private final byte[] bytes;
  private final Elf elf;

  private BodyImage(byte[] bytes, Elf elf) {
    this.bytes = bytes;
    this.elf = elf;
  }

  /**
   * Reads a library.
   *
   * @throws MalformedFileException if it is none for x86-64, or damaged
   */
  static BodyImage of(byte[] bytes) {
    Bytes view = Bytes.of(bytes);
    Elf elf = Elf.of(view);
    if (elf.type() != DYNAMIC_LIBRARY || elf.machine() != X86_64) {
      throw view.malformed("not a shared library for x86-64", 16);
    }
    return new BodyImage(bytes, elf);
  }

  /**
   * Where the loader writes an address.
   *
   * @param offset from the library's base
   * @param addend added to the address
   * @param table whether it is an entry of the global offset table, which no code changes later
   */
  record Slot(long offset, long addend, boolean table) {}

  /**
   * A symbol that something else must define.
   *
   * @param versioned bound by the linker to a library and its version: the loader finds it
   * @param weak may stay undefined
   * @param strange relocated in a way that an address cannot be written for
   */
  record Need(
      String name, int index, boolean versioned, boolean weak, boolean strange, List<Slot> slots) {}

  /** All it needs, by name. */
  Map<String, Need> needs() {
    var needs = new LinkedHashMap<String, Need>();
    List<Symbol> symbols = elf.symbols(Section.DYNSYM);
    Set<Integer> strange = new LinkedHashSet<>();
    Map<Integer, List<Slot>> slots = slots(strange);
    for (Symbol symbol : symbols) {
      if (!symbol.isDefined() && !symbol.name().isEmpty()) {
        needs.put(
            symbol.name(),
            new Need(
                symbol.name(),
                symbol.index(),
                versioned(symbol.index()),
                symbol.binding() == Symbol.WEAK,
                strange.contains(symbol.index()),
                slots.getOrDefault(symbol.index(), List.of())));
      }
    }
    return needs;
  }

  private Map<Integer, List<Slot>> slots(Set<Integer> strange) {
    var slots = new LinkedHashMap<Integer, List<Slot>>();
    for (Section section : elf.sections()) {
      if (section.type() != Section.RELA || !section.isAlloc()) {
        continue;
      }
      for (Relocation relocation : elf.relocations(section)) {
        if (relocation.symbol() == 0) {
          continue;
        }
        switch (relocation.type()) {
          case ABSOLUTE_64 -> add(slots, relocation, relocation.addend(), false);
          case GLOBAL_DATA, JUMP_SLOT -> add(slots, relocation, 0, true);
          default -> strange.add(relocation.symbol());
        }
      }
    }
    return slots;
  }

  private static void add(
      Map<Integer, List<Slot>> slots, Relocation relocation, long addend, boolean table) {
    slots
        .computeIfAbsent(relocation.symbol(), symbol -> new ArrayList<>())
        .add(new Slot(relocation.offset(), addend, table));
  }

  /** .gnu.version: 0 is local, 1 is global without a version. */
  private boolean versioned(int index) {
    return (version(index) & ~OLD_VERSION) > 1;
  }

  private int version(int index) {
    return elf.section(".gnu.version").map(section -> elf.bytes(section).u16(2L * index)).orElse(1);
  }

  /**
   * A function that others get by its name: exported, in the version that the bare name means.
   * Static functions of the same name are others.
   */
  Optional<AddressRange> exported(String name) {
    return elf.symbols(Section.DYNSYM).stream()
        .filter(s -> s.name().equals(name) && isExportedFunction(s))
        .filter(s -> (version(s.index()) & OLD_VERSION) == 0)
        .findFirst()
        .map(this::range);
  }

  /** The names of all that {@link #exported} finds. */
  List<String> exported() {
    return elf.symbols(Section.DYNSYM).stream()
        .filter(BodyImage::isExportedFunction)
        .filter(s -> (version(s.index()) & OLD_VERSION) == 0)
        .map(Symbol::name)
        .toList();
  }

  private static boolean isExportedFunction(Symbol s) {
    return s.isDefined() && s.type() == Symbol.FUNC && s.binding() != Symbol.LOCAL;
  }

  /** What is defined by a name that only the engine gives; offset from the base and size. */
  Optional<AddressRange> find(String name) {
    return defined().filter(s -> s.name().equals(name)).findFirst().map(this::range);
  }

  private AddressRange range(Symbol s) {
    return new AddressRange(s.value(), s.value() + (s.size() > 0 ? s.size() : sizeAt(s.value())));
  }

  /** A name that the linker made, or an alias, may have no size of its own. */
  private long sizeAt(long value) {
    return defined()
        .filter(s -> s.value() == value && s.size() > 0)
        .mapToLong(Symbol::size)
        .findFirst()
        .orElse(1);
  }

  /** The parts and clones of a function that lie elsewhere: {@code f.cold}, {@code f.part.0}. */
  List<AddressRange> parts(AddressRange function) {
    List<String> names =
        defined()
            .filter(s -> s.value() == function.start())
            .map(s -> s.name().replaceFirst("@.*", ""))
            .toList();
    return defined()
        .filter(s -> s.type() == Symbol.FUNC && s.size() > 0)
        .filter(s -> names.stream().anyMatch(n -> s.name().startsWith(n + ".")))
        .map(s -> new AddressRange(s.value(), s.value() + s.size()))
        .toList();
  }

  private java.util.stream.Stream<Symbol> defined() {
    List<Symbol> all = elf.symbols(Section.SYMTAB);
    return (all.isEmpty() ? elf.symbols(Section.DYNSYM) : all)
        .stream().filter(Symbol::isDefined).filter(s -> !s.name().isEmpty());
  }

  /** Where its code is, from the base. */
  List<AddressRange> code() {
    return elf.sections().stream()
        .filter(s -> s.isAlloc() && s.isExecutable())
        .map(s -> new AddressRange(s.address(), s.address() + s.size()))
        .toList();
  }

  /**
   * The bytes to load. The given symbols have their addresses: they are made absolute, and local to
   * the library, so that the loader looks for them nowhere and relocates by them before it runs
   * constructors. (elf/dl-reloc.c of glibc, RESOLVE_MAP; absolute values are not added to the base
   * since 2.28.)
   *
   * @param addresses by name
   */
  byte[] loadable(Map<String, Long> addresses) {
    byte[] copy = bytes.clone();
    ByteBuffer out = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    Section table =
        elf.sections().stream()
            .filter(s -> s.type() == Section.DYNSYM)
            .findFirst()
            .orElseThrow(() -> elf.bytes().malformed("no dynamic symbols", 0));
    for (Need need : needs().values()) {
      Long address = addresses.get(need.name());
      if (address != null) {
        // struct Elf64_Sym: name 4, info 1, other 1, section 2, value 8, size 8.
        int at = Math.toIntExact(table.offset() + (long) need.index() * SYMBOL_SIZE);
        out.put(at + 4, (byte) (Symbol.LOCAL << 4));
        out.put(at + 5, (byte) HIDDEN);
        out.putShort(at + 6, (short) Symbol.ABSOLUTE);
        out.putLong(at + 8, address);
      }
    }
    return copy;
  }
}
