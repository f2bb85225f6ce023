package org.liveseam.runtime.process.dwarf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;

/** The units of a file and the entries in them, read as they are asked for. Thread-safe. */
final class DebugInfo {
  private static final int DEEPEST = 256;
  private static final int LONGEST_CHAIN = 8;

  private final NavigableMap<Long, Unit> units = new TreeMap<>();

  DebugInfo(DebugSections sections) {
    Bytes info = sections.get(".debug_info");
    var cache = new AbbreviationCache();
    for (long at = 0; at < info.size(); ) {
      Unit unit = new Unit(sections, cache, at);
      units.put(at, unit);
      at = unit.end();
    }
  }

  /** All units, in order. */
  List<Unit> units() {
    return List.copyOf(units.values());
  }

  /** The entry at an offset of the section. */
  Entry entry(long offset) {
    Map.Entry<Long, Unit> unit = units.floorEntry(offset);
    Entry entry = unit == null ? null : unit.getValue().entry(offset);
    if (entry == null) {
      throw new MalformedFileException("reference to no debugging information", offset);
    }
    return entry;
  }

  /** Hands over each entry directly below one. */
  void forEachChild(Entry parent, Consumer<Entry> action) {
    if (!parent.hasChildren()) {
      return;
    }
    Unit unit = parent.unit();
    long at = parent.next();
    while (at < unit.end()) {
      Entry child = unit.entry(at);
      if (child == null) {
        return;
      }
      action.accept(child);
      at = behind(child);
    }
  }

  /**
   * Hands over each entry below one, however deep, each once.
   *
   * @throws MalformedFileException if they are nested deeper than any compiler nests
   */
  void forEachBelow(Entry parent, Consumer<Entry> action) {
    if (parent.hasChildren()) {
      below(parent, action);
    }
  }

  /** What a function or a variable was before the compiler put it here, or was declared as. */
  Entry origin(Entry entry) {
    Entry current = entry;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      OptionalLong next = current.reference(Dw.AT_ABSTRACT_ORIGIN);
      if (next.isEmpty()) {
        next = current.reference(Dw.AT_SPECIFICATION);
      }
      if (next.isEmpty()) {
        return current;
      }
      current = entry(next.getAsLong());
    }
    throw new MalformedFileException("an origin does not end", entry.offset());
  }

  List<Entry> children(Entry parent) {
    List<Entry> children = new ArrayList<>();
    forEachChild(parent, children::add);
    return children;
  }

  /** Where the next entry of the same parent begins. */
  private static long behind(Entry entry) {
    if (!entry.hasChildren()) {
      return entry.next();
    }
    OptionalLong sibling = entry.reference(Dw.AT_SIBLING);
    // One that leads to the entry's own children would have them walked at every level.
    if (sibling.isPresent() && sibling.getAsLong() > entry.next()) {
      return sibling.getAsLong();
    }
    return below(entry, child -> {});
  }

  /** Where the children of an entry end. */
  private static long below(Entry entry, Consumer<Entry> action) {
    Unit unit = entry.unit();
    long at = entry.next();
    for (int depth = 1; depth > 0; ) {
      // A unit may end without closing its lists.
      if (at >= unit.end()) {
        return unit.end();
      }
      Entry inner = unit.entry(at);
      if (inner == null) {
        depth--;
        at++;
      } else {
        action.accept(inner);
        depth += inner.hasChildren() ? 1 : 0;
        at = inner.next();
      }
      if (depth > DEEPEST) {
        throw new MalformedFileException("debugging information is nested too deep", at);
      }
    }
    return at;
  }
}
