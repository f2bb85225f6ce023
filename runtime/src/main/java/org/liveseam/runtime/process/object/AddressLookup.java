package org.liveseam.runtime.process.object;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the function an address is in. Immutable. */
final class AddressLookup {
  private static final Comparator<ObjectSymbol> BY_ADDRESS =
      (a, b) -> Long.compareUnsigned(a.address(), b.address());

  private final ObjectSymbol[] byAddress;
  private final long[] starts;

  AddressLookup(List<ObjectSymbol> symbols) {
    // Of aliases the exported and then the shortest name is the one people know.
    Comparator<ObjectSymbol> order =
        BY_ADDRESS
            .thenComparing(s -> !s.exported())
            .thenComparingInt(s -> s.name().length())
            .thenComparing(ObjectSymbol::name);
    ObjectSymbol[] sorted =
        symbols.stream()
            .filter(s -> SymbolReader.isCode(s.kind()))
            .sorted(order)
            .toArray(ObjectSymbol[]::new);
    int count = 0;
    for (ObjectSymbol s : sorted) {
      if (count == 0 || sorted[count - 1].address() != s.address()) {
        sorted[count++] = s;
      }
    }
    byAddress = Arrays.copyOf(sorted, count);
    starts = Arrays.stream(byAddress).mapToLong(ObjectSymbol::address).toArray();
  }

  /** The function whose code the address is in; one of unknown size reaches to the next. */
  Optional<ObjectSymbol> find(long address) {
    int found = Arrays.binarySearch(starts, address);
    int at = found >= 0 ? found : -found - 2;
    if (at < 0) {
      return Optional.empty();
    }
    ObjectSymbol s = byAddress[at];
    return s.size() == 0 || address - s.address() < s.size() ? Optional.of(s) : Optional.empty();
  }
}
