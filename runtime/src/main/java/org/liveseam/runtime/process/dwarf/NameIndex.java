package org.liveseam.runtime.process.dwarf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What C units define at their top, by name: functions, variables, typedefs and enumerators under
 * their names, types under their tags, {@code struct point}. Immutable.
 */
final class NameIndex {
  private final DebugInfo info;
  private final Map<String, List<Long>> entries = new HashMap<>();

  NameIndex(DebugInfo info) {
    this.info = info;
    for (Unit unit : info.units()) {
      Entry root = unit.entry(unit.root());
      if (root != null && Dw.isC(root.number(Dw.AT_LANGUAGE).orElse(0))) {
        info.forEachChild(root, this::add);
      }
    }
  }

  private void add(Entry entry) {
    if (entry.has(Dw.AT_DECLARATION)) {
      return;
    }
    switch (entry.tag()) {
      case Dw.TAG_SUBPROGRAM, Dw.TAG_TYPEDEF -> put("", entry);
      case Dw.TAG_VARIABLE -> variable(entry);
      case Dw.TAG_STRUCTURE -> put("struct ", entry);
      case Dw.TAG_UNION -> put("union ", entry);
      case Dw.TAG_ENUMERATION -> {
        put("enum ", entry);
        info.forEachChild(entry, one -> one.name().ifPresent(name -> put(name, entry.offset())));
      }
      default -> {}
    }
  }

  /** A variable that was declared before it was defined has its name there. */
  private void variable(Entry entry) {
    Entry named =
        entry.name().isPresent() || entry.reference(Dw.AT_SPECIFICATION).isEmpty()
            ? entry
            : info.entry(entry.reference(Dw.AT_SPECIFICATION).getAsLong());
    named.name().ifPresent(name -> put(name, entry.offset()));
  }

  private void put(String kind, Entry entry) {
    entry.name().ifPresent(name -> put(kind + name, entry.offset()));
  }

  private void put(String key, long offset) {
    entries.computeIfAbsent(key, k -> new ArrayList<>()).add(offset);
  }

  /**
   * The entry that is meant: of one of these units if there is one, else one that other units can
   * see, else the first.
   */
  Optional<Entry> find(String key, Set<Unit> units) {
    return entries.getOrDefault(key, List.of()).stream()
        .map(info::entry)
        .min(
            Comparator.comparing((Entry entry) -> !units.contains(entry.unit()))
                .thenComparing(entry -> !entry.has(Dw.AT_EXTERNAL)));
  }
}
