package org.liveseam.runtime.process.dwarf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.liveseam.runtime.process.dwarf.Declarations.Definition;

/**
 * What C units define at their top, by name: functions, variables, typedefs and enumerators under
 * their names, types under their tags, {@code struct point}. Immutable.
 */
final class NameIndex {
  private final DebugInfo info;
  private final Map<String, List<Long>> entries = new HashMap<>();

  /** Functions by where their code begins. */
  private final Map<Long, Long> code = new HashMap<>();

  /** What the compiler made of an entry, by that entry. */
  private final Map<Long, List<Long>> instances = new HashMap<>();

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
      case Dw.TAG_SUBPROGRAM -> function(entry);
      case Dw.TAG_TYPEDEF -> put("", entry);
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

  private void function(Entry entry) {
    put("", entry);
    entry.address(Dw.AT_LOW_PC).ifPresent(address -> code.put(address, entry.offset()));
    instance(entry);
  }

  /** After link-time optimization variables are such, too. */
  private void instance(Entry entry) {
    entry
        .reference(Dw.AT_ABSTRACT_ORIGIN)
        .ifPresent(
            origin ->
                instances.computeIfAbsent(origin, o -> new ArrayList<>()).add(entry.offset()));
  }

  /** The function whose code begins at an address of the file. */
  Optional<Entry> function(long address) {
    return Optional.ofNullable(code.get(address)).map(info::entry).map(info::origin);
  }

  /**
   * Which of several of its name a function or a variable is; empty if it was taken for no reason.
   *
   * @param units as for {@link #find}
   */
  Optional<Definition> definition(String name, Entry entry, Set<Unit> units) {
    Definition own = definition(entry);
    boolean chosen =
        own.external()
            || units.contains(entry.unit())
            || entries.getOrDefault(name, List.of()).stream()
                    .map(info::entry)
                    .map(info::origin)
                    .map(Entry::offset)
                    .distinct()
                    .count()
                < 2;
    return chosen ? Optional.of(own) : Optional.empty();
  }

  private Definition definition(Entry entry) {
    var addresses = new TreeSet<Long>();
    boolean elsewhere = place(entry, addresses);
    for (long instance : instances.getOrDefault(entry.offset(), List.of())) {
      elsewhere |= place(info.entry(instance), addresses);
    }
    boolean external = entry.has(Dw.AT_EXTERNAL) || info.origin(entry).has(Dw.AT_EXTERNAL);
    return new Definition(external, addresses, elsewhere);
  }

  /** Whether it lies somewhere that cannot be told from here. */
  private static boolean place(Entry entry, Set<Long> addresses) {
    OptionalLong address =
        entry.tag() == Dw.TAG_VARIABLE ? entry.location() : entry.address(Dw.AT_LOW_PC);
    address.ifPresent(addresses::add);
    return address.isEmpty()
        && (entry.has(Dw.AT_RANGES) || entry.has(Dw.AT_LOW_PC) || entry.has(Dw.AT_LOCATION));
  }

  /** A variable that was declared before it was defined has its name there. */
  private void variable(Entry entry) {
    instance(entry);
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
                .thenComparing(entry -> !info.origin(entry).has(Dw.AT_EXTERNAL)));
  }
}
