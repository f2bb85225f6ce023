package org.liveseam.runtime.symbol.index;

import java.util.Optional;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;

/** The symbols of one object, wherever they come from. */
interface ObjectSymbols {
  /** Its symbols in the order the kernel numbers equal names. */
  SymbolTable table();

  /** Whether a symbol that is code can be redirected. */
  Traceable traceable(int symbol);

  /** A function's prototype. */
  Optional<Prototype> prototype(String function);
}
