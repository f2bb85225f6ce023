package org.liveseam.runtime.symbol.module;

import java.util.BitSet;
import java.util.List;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.elf.Symbol;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;

/**
 * What a module defines, in the order the kernel numbers: the symbol table's. First those the
 * kernel keeps (is_core_symbol in kernel/module/kallsyms.c: in an allocated section that is not
 * {@code .init}), then those it drops after the module's init ran. So a position in a loaded module
 * is right, and a name that is unique only once init is gone is not called unique, because a patch
 * may also meet the module while it is coming.
 *
 * @param table names, letters and values
 * @param init which are gone after init
 * @param traceable which ftrace can redirect
 */
public record ModuleSymbols(SymbolTable table, BitSet init, BitSet traceable) {

  static ModuleSymbols of(Elf elf) {
    List<Symbol> symbols = elf.symbols(Section.SYMTAB);
    TracedPlaces places = TracedPlaces.of(elf, symbols);
    var table = new SymbolTable.Builder();
    var init = new BitSet();
    var traceable = new BitSet();
    int count = 0;
    for (boolean wanted : new boolean[] {false, true}) {
      for (Symbol symbol : symbols) {
        if (isKept(elf, symbol)
            && elf.section(symbol.section()).name().startsWith(".init") == wanted) {
          table.add(symbol.value(), letter(elf, symbol), symbol.name());
          init.set(count, wanted);
          traceable.set(count, places.has(symbol));
          count++;
        }
      }
    }
    return new ModuleSymbols(table.build(), init, traceable);
  }

  /** The loader drops the ALLOC flag of .modinfo and __versions (rewrite_section_headers). */
  private static boolean isKept(Elf elf, Symbol symbol) {
    if (!symbol.isDefined()
        || symbol.section() >= elf.sections().size()
        || symbol.name().isEmpty()) {
      return false;
    }
    Section section = elf.section(symbol.section());
    return section.isAlloc()
        && !section.name().equals(".modinfo")
        && !section.name().equals("__versions");
  }

  /** As elf_type in kernel/module/kallsyms.c, in capitals for global symbols as nm(1) does. */
  private static char letter(Elf elf, Symbol symbol) {
    if (symbol.binding() == Symbol.WEAK) {
      return symbol.type() == Symbol.OBJECT ? 'V' : 'W';
    }
    Section section = elf.section(symbol.section());
    char letter = 'b';
    if (section.isExecutable()) {
      letter = 't';
    } else if (section.type() != Section.NOBITS) {
      letter = (section.flags() & Section.WRITE) == 0 ? 'r' : 'd';
    }
    return symbol.binding() == Symbol.GLOBAL ? Character.toUpperCase(letter) : letter;
  }
}
