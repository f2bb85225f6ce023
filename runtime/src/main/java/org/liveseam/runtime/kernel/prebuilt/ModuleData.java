package org.liveseam.runtime.kernel.prebuilt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Relocation;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.elf.Symbol;

/** The data of a relocatable file with its pointers, which are relocations as long as it is one. */
final class ModuleData {
  private static final int X86_64 = 62;
  private static final int R_X86_64_64 = 1;
  private static final int R_AARCH64_ABS64 = 257;
  private static final int POINTER = 8;

  private final Elf elf;
  private final List<Symbol> symbols;
  private final Map<Integer, TreeMap<Long, Relocation>> pointers = new HashMap<>();

  /** A byte of a section. */
  record Place(int section, long offset) {
    Place plus(long bytes) {
      return new Place(section, offset + bytes);
    }
  }

  ModuleData(Elf elf) {
    this.elf = elf;
    this.symbols = elf.symbols(Section.SYMTAB);
    int type = elf.machine() == X86_64 ? R_X86_64_64 : R_AARCH64_ABS64;
    for (Section table : elf.sections()) {
      if (table.type() == Section.RELA && isData(table.info())) {
        TreeMap<Long, Relocation> of =
            pointers.computeIfAbsent(table.info(), section -> new TreeMap<>());
        for (Relocation relocation : elf.relocations(table)) {
          if (relocation.type() == type) {
            of.put(relocation.offset(), relocation);
          }
        }
      }
    }
  }

  private boolean isData(int section) {
    Section target = elf.section(section);
    return target.isAlloc()
        && !target.isExecutable()
        && (target.flags() & Section.WRITE) != 0
        && target.type() != Section.NOBITS;
  }

  /** Where a pointer to the start of a symbol stands. */
  List<Place> placesOf(String symbol) {
    var places = new ArrayList<Place>();
    pointers.forEach(
        (section, all) ->
            all.forEach(
                (offset, relocation) -> {
                  if (relocation.addend() == 0 && symbol(relocation).name().equals(symbol)) {
                    places.add(new Place(section, offset));
                  }
                }));
    return places;
  }

  /** Where the pointer at a place leads in this file; empty if there is none. */
  Optional<Place> pointer(Place place) {
    return relocation(place)
        .filter(relocation -> isHere(symbol(relocation)))
        .map(
            relocation -> {
              Symbol to = symbol(relocation);
              return new Place(to.section(), to.value() + relocation.addend());
            });
  }

  /** The function of this file that the pointer at a place is for. */
  Optional<Symbol> function(Place place) {
    return pointer(place)
        .flatMap(
            to ->
                symbols.stream()
                    .filter(s -> s.type() == Symbol.FUNC && s.section() == to.section())
                    .filter(s -> s.value() == to.offset() && !s.name().isEmpty())
                    .findFirst());
  }

  /** The text at a place. */
  String string(Place place) {
    return bytes(place.section()).string(place.offset(), "name");
  }

  /** The 64 bits at a place, where no pointer stands. */
  long number(Place place) {
    return bytes(place.section()).i64(place.offset());
  }

  /**
   * The entries of a table that ends with an empty one; none if it is no such table.
   *
   * @param always where each entry has a pointer, and the last one has not
   */
  List<Place> entries(Place table, int always) {
    Optional<Symbol> whole =
        symbols.stream()
            .filter(s -> s.type() == Symbol.OBJECT && s.section() == table.section())
            .filter(s -> s.value() == table.offset() && isInside(s))
            .findFirst();
    if (whole.isEmpty()) {
      return List.of();
    }
    long size = whole.get().size();
    TreeMap<Long, Relocation> all = pointers.getOrDefault(table.section(), new TreeMap<>());
    long most = all.subMap(table.offset(), table.offset() + size).size();
    for (long count = 1; count <= most; count++) {
      long step = size / (count + 1);
      if (size % (count + 1) == 0 && step % POINTER == 0) {
        List<Place> entries = entries(table, step, count);
        boolean filled =
            entries.stream().allMatch(entry -> relocation(entry.plus(always)).isPresent());
        boolean ends = all.subMap(table.offset() + count * step, table.offset() + size).isEmpty();
        if (filled && ends) {
          return entries;
        }
      }
    }
    return List.of();
  }

  private static List<Place> entries(Place table, long step, long count) {
    var entries = new ArrayList<Place>();
    for (long i = 0; i < count; i++) {
      entries.add(table.plus(i * step));
    }
    return entries;
  }

  private Optional<Relocation> relocation(Place place) {
    return Optional.ofNullable(
        pointers.getOrDefault(place.section(), new TreeMap<>()).get(place.offset()));
  }

  private Symbol symbol(Relocation relocation) {
    int number = relocation.symbol();
    if (number < 0 || number >= symbols.size()) {
      throw elf.bytes().malformed("symbol number " + number + " of " + symbols.size(), 0);
    }
    return symbols.get(number);
  }

  /** Whether a symbol's bytes are its section's; of a damaged file they need not be. */
  private boolean isInside(Symbol symbol) {
    long whole = elf.section(symbol.section()).size();
    return symbol.size() > 0
        && symbol.size() <= whole
        && symbol.value() >= 0
        && symbol.value() <= whole - symbol.size();
  }

  private static boolean isHere(Symbol symbol) {
    return symbol.isDefined() && symbol.section() < Symbol.RESERVED;
  }

  private Bytes bytes(int section) {
    return elf.bytes(elf.section(section));
  }
}
