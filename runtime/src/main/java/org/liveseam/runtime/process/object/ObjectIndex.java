package org.liveseam.runtime.process.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Segment;
import org.liveseam.runtime.process.object.ObjectSymbol.Kind;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * What a file has: its symbols and the entry sites of its functions, at the file's addresses. Pure
 * and immutable: every load of the same build shares it.
 */
final class ObjectIndex {
  private static final String COLD = ".cold";
  private static final int LANDING_PAD = 4;

  /** Of a function. */
  private static final long LARGEST = 1L << 31;

  /** A table lists the first nop, which may be so far ahead of the function. */
  private static final int LARGEST_AHEAD = 64;

  private final List<ObjectSymbol> symbols;
  private final NavigableMap<Long, Long> sizes = new TreeMap<>();

  /** Where mapped code begins, and behind its end: no function goes beyond, whatever its size. */
  private final NavigableMap<Long, Long> mapped = new TreeMap<>();

  private final Map<Long, Set<AddressRange>> cold = new HashMap<>();
  private final Map<Long, EntrySite> sites = new HashMap<>();
  private final Set<Long> tooShort = new HashSet<>();
  private final boolean hasTable;
  private final boolean staticNames;
  private final Lazy<AddressLookup> lookup;

  /**
   * @param patchable the addresses in {@code __patchable_function_entries}
   * @param calls the addresses in {@code __mcount_loc}
   */
  ObjectIndex(Elf file, Optional<Elf> debug, List<Long> patchable, List<Long> calls) {
    symbols = SymbolReader.read(file, debug);
    lookup = new Lazy<>(() -> new AddressLookup(symbols));
    hasTable = !patchable.isEmpty() || !calls.isEmpty();
    for (Segment s : file.segments()) {
      if (s.type() == Segment.LOAD && (s.flags() & Segment.EXECUTABLE) != 0) {
        mapped.put(s.address(), s.address() + s.fileSize());
      }
    }
    for (ObjectSymbol s : symbols) {
      if (SymbolReader.isCode(s.kind()) && file.offsetOf(s.address()).isPresent()) {
        sizes.merge(s.address(), s.size(), Math::max);
      }
    }
    collectCold();
    staticNames = SymbolReader.hasStaticNames(file, debug);
    UnnamedParts unnamed = new UnnamedParts(file, sizes);
    for (long recorded : patchable) {
      owner(recorded)
          .ifPresent(entry -> add(entry, EntryCode.patchable(file, entry, recorded), unnamed));
    }
    for (long recorded : calls) {
      owner(recorded).ifPresent(entry -> add(entry, EntryCode.fentry(file, entry), unnamed));
    }
  }

  /** All symbols, by name and position. */
  List<ObjectSymbol> symbols() {
    return symbols;
  }

  /** The site of the function that begins there. */
  Optional<EntrySite> site(long entry) {
    return Optional.ofNullable(sites.get(entry));
  }

  /** The size of the function that begins there, 0 if unknown. */
  long size(long entry) {
    return sizes.getOrDefault(entry, 0L);
  }

  /**
   * All code of a function: first its own, then its cold parts.
   *
   * @param file the same that this was made of
   */
  List<AddressRange> code(long entry, Elf file) {
    return code(entry, new UnnamedParts(file, sizes));
  }

  private List<AddressRange> code(long entry, UnnamedParts unnamed) {
    List<AddressRange> code = new ArrayList<>();
    AddressRange own = new AddressRange(entry, end(entry));
    code.add(own);
    code.addAll(cold.getOrDefault(entry, Set.of()));
    if (!staticNames) {
      code.addAll(unnamed.of(own));
    }
    return code;
  }

  /** The function whose code an address is in. */
  Optional<ObjectSymbol> at(long address) {
    return lookup.get().find(address);
  }

  /** Why a function without a site has none. */
  String reason(ObjectSymbol function) {
    String name = function.name();
    if (name.contains(COLD)) {
      return "it is a part of `%s` that the compiler moved away, and is replaced with it"
          .formatted(name.substring(0, name.indexOf(COLD)));
    }
    if (function.kind() == Kind.IFUNC) {
      return "it is an IFUNC: the loader chooses one of several functions, and this is not one";
    }
    if (tooShort.contains(function.address())) {
      return "its entry has no room for a jump; build it with -fpatchable-function-entry=5";
    }
    return hasTable
        ? "it has no entry site, though others here have: it was built without, or in assembly"
        : "it was built without entry sites; build it with -fpatchable-function-entry=5";
  }

  private void add(long entry, Optional<EntryCode> found, UnnamedParts unnamed) {
    if (found.isEmpty()) {
      tooShort.add(entry);
      return;
    }
    EntryCode code = found.get();
    List<AddressRange> ranges = code(entry, unnamed);
    sites.put(
        entry,
        new EntrySite(
            code.kind(),
            code.address(),
            code.body(),
            ranges.get(0),
            ranges.subList(1, ranges.size())));
  }

  private Optional<Long> owner(long recorded) {
    Long before = sizes.floorKey(recorded);
    if (before != null && (recorded == before || recorded == before + LANDING_PAD)) {
      return Optional.of(before);
    }
    Long after = sizes.ceilingKey(recorded);
    return after != null && after - recorded <= LARGEST_AHEAD
        ? Optional.of(after)
        : Optional.empty();
  }

  /** Behind the function; up to the next one where its size is unknown or cannot be true. */
  private long end(long entry) {
    var around = mapped.floorEntry(entry);
    long most = around == null || around.getValue() <= entry ? entry + 1 : around.getValue();
    long size = size(entry);
    if (size > 0 && size < LARGEST && Long.compareUnsigned(entry + size, entry) > 0) {
      return Math.min(entry + size, most);
    }
    Long next = sizes.higherKey(entry);
    if (next != null && Long.compareUnsigned(next, entry) > 0) {
      return Math.min(next, most);
    }
    return entry == -1 ? entry : entry + 1;
  }

  /**
   * {@code f.cold} belongs to {@code f}. Static functions of one name get the parts of all: a task
   * in one is then asked to leave needlessly, but never overlooked.
   */
  private void collectCold() {
    Map<String, Set<AddressRange>> byName = new HashMap<>();
    for (ObjectSymbol s : symbols) {
      int at = s.name().indexOf(COLD);
      if (s.kind() == Kind.FUNCTION && at > 0) {
        byName
            .computeIfAbsent(s.name().substring(0, at), n -> new HashSet<>())
            .add(new AddressRange(s.address(), end(s.address())));
      }
    }
    for (ObjectSymbol s : symbols) {
      Set<AddressRange> parts = byName.get(s.name());
      if (s.kind() == Kind.FUNCTION && parts != null) {
        cold.computeIfAbsent(s.address(), a -> new HashSet<>()).addAll(parts);
      }
    }
  }
}
