package org.liveseam.runtime.kernel;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.liveseam.runtime.symbol.KernelSymbols;

/** The symbol index, kept as long as it serves: making one takes seconds on a slow machine. */
final class Symbols {
  private final Supplier<KernelSymbols> maker;
  private Optional<KernelSymbols> made = Optional.empty();

  Symbols(Supplier<KernelSymbols> maker) {
    this.maker = maker;
  }

  KernelSymbols get() {
    KernelSymbols index = made.orElseGet(maker);
    made = Optional.of(index);
    return index;
  }

  /**
   * An index that knows the object if it is loaded. An index is a picture of one moment: a module
   * that came later and is not among the kernel's own files is missing from it.
   */
  KernelSymbols with(String object, Set<String> loaded) {
    KernelSymbols index = get();
    if (loaded.contains(object) && !index.hasObject(object)) {
      made = Optional.empty();
      return get();
    }
    return index;
  }
}
