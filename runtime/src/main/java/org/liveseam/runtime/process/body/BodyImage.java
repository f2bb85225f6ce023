package org.liveseam.runtime.process.body;

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
 * loader will write the addresses of what it needs. elf(5); the relocations are those of the System
 * V ABI for x86-64.
 */
final class BodyImage {
  private static final int DYNAMIC_LIBRARY = 3;
  private static final int X86_64 = 62;
  private static final int SYMBOL_SIZE = 24;
  private static final int SEGMENT_SIZE = 56;
  private static final int RELRO = 0x6474e552;
  private static final int ABSOLUTE_64 = 1;
  private static final int GLOBAL_DATA = 6;
  private static final int JUMP_SLOT = 7;

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
   * Where an address has to be written.
   *
   * @param offset from the library's base
   * @param addend added to the address
   */
  record Slot(long offset, long addend) {}

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
          case ABSOLUTE_64 -> add(slots, relocation, relocation.addend());
          case GLOBAL_DATA, JUMP_SLOT -> add(slots, relocation, 0);
          default -> strange.add(relocation.symbol());
        }
      }
    }
    return slots;
  }

  private static void add(Map<Integer, List<Slot>> slots, Relocation relocation, long addend) {
    slots
        .computeIfAbsent(relocation.symbol(), symbol -> new ArrayList<>())
        .add(new Slot(relocation.offset(), addend));
  }

  /** .gnu.version: 0 is local, 1 is global without a version. */
  private boolean versioned(int index) {
    return elf.section(".gnu.version")
        .map(section -> (elf.bytes(section).u16(2L * index) & 0x7fff) > 1)
        .orElse(false);
  }

  /** A function or variable that is defined, by its name; offset from the base and size. */
  Optional<AddressRange> find(String name) {
    return defined()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .map(
            s ->
                new AddressRange(
                    s.value(), s.value() + (s.size() > 0 ? s.size() : sizeAt(s.value()))));
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
  List<AddressRange> parts(String name) {
    long value = find(name).map(AddressRange::start).orElse(-1L);
    List<String> names = defined().filter(s -> s.value() == value).map(Symbol::name).toList();
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
   * The bytes to load: the given symbols may stay undefined for the loader, and what it relocates
   * stays writable, so that their addresses can be written behind it.
   */
  byte[] loadable(Set<String> bound) {
    byte[] copy = bytes.clone();
    Section table =
        elf.sections().stream()
            .filter(s -> s.type() == Section.DYNSYM)
            .findFirst()
            .orElseThrow(() -> elf.bytes().malformed("no dynamic symbols", 0));
    for (Need need : needs().values()) {
      if (bound.contains(need.name())) {
        int at = Math.toIntExact(table.offset() + (long) need.index() * SYMBOL_SIZE + 4);
        copy[at] = (byte) ((copy[at] & 0xf) | Symbol.WEAK << 4);
      }
    }
    long headers = elf.bytes().i64(0x20);
    int count = elf.bytes().u16(0x38);
    for (int i = 0; i < count; i++) {
      int at = Math.toIntExact(headers + (long) i * SEGMENT_SIZE);
      if (elf.bytes().i32(at) == RELRO) {
        java.util.Arrays.fill(copy, at, at + 4, (byte) 0); // PT_NULL
      }
    }
    return copy;
  }
}
