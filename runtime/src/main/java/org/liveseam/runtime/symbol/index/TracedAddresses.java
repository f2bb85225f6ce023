package org.liveseam.runtime.symbol.index;

import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.symbol.image.AddressSet;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;

/**
 * Which functions of vmlinux have a call ftrace can redirect: at the function's address, or a few
 * bytes behind it and before the next symbol ({@code endbr64} is 4 bytes; since 6.12 most x86
 * functions start with it).
 */
final class TracedAddresses {
  private static final int FARTHEST = 16;

  private final SymbolTable symbols;
  private final AddressSet traced;
  private final long initStart;
  private final long initEnd;

  /** Of symbols in ascending order of addresses, and calls. */
  TracedAddresses(SymbolTable symbols, AddressSet traced) {
    this.symbols = symbols;
    this.traced = traced;
    this.initStart = address("_sinittext");
    this.initEnd = address("_einittext");
  }

  Traceable of(int symbol) {
    long address = symbols.address(symbol);
    if (traced.size() == 0) {
      return Traceable.unknown("the image has no table of traced functions (__start_mcount_loc)");
    }
    if (address >= initStart && address < initEnd) {
      return Traceable.no("init code, gone once the kernel is up");
    }
    if (traced.hasWithin(address, reach(symbol, address))) {
      return Traceable.yes();
    }
    return Traceable.no(reason(symbols.name(symbol)));
  }

  /** Why a function that ftrace does not know may be so. */
  static String reason(String name) {
    if (name.endsWith(".cold") || name.contains(".cold.")) {
      return "the cold part of another function";
    }
    return "no ftrace call at its start: notrace, assembly, or built without tracing";
  }

  private long reach(int symbol, long address) {
    for (int i = symbol + 1; i < symbols.size(); i++) {
      if (symbols.address(i) != address) {
        return Math.min(FARTHEST, symbols.address(i) - address);
      }
    }
    return FARTHEST;
  }

  private long address(String name) {
    int[] found = symbols.find(name);
    return found.length == 0 ? 0 : symbols.address(found[0]);
  }
}
