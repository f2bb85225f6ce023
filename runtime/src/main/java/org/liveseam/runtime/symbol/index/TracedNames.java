package org.liveseam.runtime.symbol.index;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.symbol.FunctionCandidate;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;

/**
 * Which functions of the running kernel ftrace lists. The list has names, and addresses only since
 * 6.5; of several names at one address it has the first in kallsyms.
 */
final class TracedNames {
  private static final int FARTHEST = 16;

  private final Map<String, SymbolTable> lists;
  private final boolean addresses;

  TracedNames(Map<String, SymbolTable> lists, boolean addresses) {
    this.lists = lists;
    this.addresses = addresses;
  }

  Traceable of(String object, SymbolTable table, int symbol) {
    SymbolTable list = lists.get(object);
    if (list == null) {
      return Traceable.no(TracedAddresses.reason(table.name(symbol)));
    }
    boolean shown = table.hasAddresses();
    String name = shown ? table.name(firstAt(table, symbol)) : table.name(symbol);
    int[] listed = list.find(name);
    int functions = functions(table, name, shown);
    if (listed.length == 0) {
      // Without addresses another name of the same function may be the one on the list.
      return shown
          ? Traceable.no(TracedAddresses.reason(name))
          : Traceable.unknown(
              "not on ftrace's list, but kernel addresses are hidden, so another name may be");
    }
    if (listed.length >= functions) {
      return Traceable.yes();
    }
    Traceable byAddress =
        addresses && shown ? byAddress(list, listed, table.address(symbol)) : null;
    return byAddress != null
        ? byAddress
        : Traceable.unknown(
            "ftrace lists " + listed.length + " of " + functions + " functions of that name");
  }

  private static @Nullable Traceable byAddress(SymbolTable list, int[] listed, long address) {
    boolean told = false;
    for (int i : listed) {
      long behind = list.address(i) - address;
      if (behind >= 0 && behind < FARTHEST) {
        return Traceable.yes();
      }
      told |= list.address(i) != 0;
    }
    return told ? Traceable.no("another function of that name has ftrace's call") : null;
  }

  /** Functions that the list would print under a name. */
  private static int functions(SymbolTable table, String name, boolean shown) {
    int count = 0;
    for (int i : table.find(name)) {
      boolean counts = !shown || firstAt(table, i) == i;
      count += counts && FunctionCandidate.isText(table.type(i)) ? 1 : 0;
    }
    return count;
  }

  /** The first symbol at a symbol's address: neighbours in a kernel's table, which ascends. */
  private static int firstAt(SymbolTable table, int symbol) {
    int first = symbol;
    while (first > 0 && table.address(first - 1) == table.address(symbol)) {
      first--;
    }
    return first;
  }
}
