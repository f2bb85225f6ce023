package org.liveseam.runtime.symbol.module;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Relocation;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.elf.Symbol;

/**
 * The calls ftrace can redirect in a module: where the relocations of {@code __mcount_loc} point.
 * The place is a function's first byte, or a few behind it ({@code endbr64} is 4 long).
 */
final class TracedPlaces {
  private static final int FARTHEST = 16;

  private record Place(int section, long offset) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int bySection = Integer.compare(section, other.section);
      return bySection != 0 ? bySection : Long.compare(offset, other.offset);
    }
  }

  private final NavigableSet<Place> places = new TreeSet<>();
  private final boolean known;

  private TracedPlaces(boolean known) {
    this.known = known;
  }

  static TracedPlaces of(Elf elf, List<Symbol> symbols) {
    List<Section> tables =
        elf.sections().stream()
            .filter(
                s ->
                    s.name().equals("__mcount_loc")
                        || s.name().equals("__patchable_function_entries"))
            .toList();
    var traced = new TracedPlaces(!tables.isEmpty());
    for (Section table : tables) {
      elf.relocationsOf(table)
          .map(elf::relocations)
          .ifPresent(relocations -> traced.add(elf, relocations, symbols));
    }
    return traced;
  }

  private void add(Elf elf, List<Relocation> relocations, List<Symbol> symbols) {
    for (Relocation relocation : relocations) {
      int number = relocation.symbol();
      if (number < 0 || number >= symbols.size()) {
        throw elf.bytes()
            .malformed("relocation names symbol " + number + " of " + symbols.size(), 0);
      }
      Symbol symbol = symbols.get(number);
      places.add(new Place(symbol.section(), symbol.value() + relocation.addend()));
    }
  }

  /** Whether the module has a table at all; one without functions has none. */
  boolean known() {
    return known;
  }

  boolean has(Symbol function) {
    Place place = places.ceiling(new Place(function.section(), function.value()));
    long size = function.size() == 0 ? FARTHEST : Math.min(FARTHEST, function.size());
    return place != null
        && place.section() == function.section()
        && place.offset() - function.value() < size;
  }
}
