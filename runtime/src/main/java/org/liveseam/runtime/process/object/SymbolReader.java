package org.liveseam.runtime.process.object;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.Section;
import org.liveseam.runtime.elf.Symbol;
import org.liveseam.runtime.process.object.ObjectSymbol.Kind;

/** Symbols of a linked file, at the file's addresses. Pure. */
final class SymbolReader {
  private static final int NOTYPE = 0;
  private static final int TLS = 6;
  private static final int UNIQUE = 10;
  private static final int PROTECTED = 3;

  private SymbolReader() {}

  /**
   * The symbols of the fullest table there is, without those that stand for nothing in memory.
   *
   * @param debug the separate file of a stripped one
   * @return by name, then by position
   */
  static List<ObjectSymbol> read(Elf file, Optional<Elf> debug) {
    Set<Place> exported = new HashSet<>();
    Set<Place> current = new HashSet<>();
    List<Symbol> dynamic = file.symbols(Section.DYNSYM);
    SymbolVersions versions = SymbolVersions.of(file);
    for (int i = 0; i < dynamic.size(); i++) {
      Symbol symbol = dynamic.get(i);
      if (isExported(symbol)) {
        exported.add(new Place(symbol.name(), symbol.value()));
        if (!versions.isOld(i)) {
          current.add(new Place(symbol.name(), symbol.value()));
        }
      }
    }
    Elf source = debug.filter(d -> !d.symbols(Section.SYMTAB).isEmpty()).orElse(file);
    List<Symbol> table = source.symbols(Section.SYMTAB);
    if (table.isEmpty()) {
      source = file;
      table = file.symbols(Section.DYNSYM);
    }
    Map<Place, ObjectSymbol> found = new HashMap<>();
    for (Symbol symbol : table) {
      Optional<Kind> kind = kind(source, symbol);
      if (kind.isPresent()) {
        String name = withoutVersion(symbol.name());
        Place place = new Place(name, symbol.value());
        var one =
            new ObjectSymbol(
                name,
                kind.get(),
                symbol.value(),
                symbol.size(),
                exported.contains(place),
                !exported.contains(place) || current.contains(place),
                1);
        found.merge(place, one, (a, b) -> a.size() >= b.size() ? a : b);
      }
    }
    return numbered(found.values().stream().sorted(ORDER).toList());
  }

  private record Place(String name, long address) {}

  private static final Comparator<ObjectSymbol> ORDER =
      Comparator.comparing(ObjectSymbol::name)
          .thenComparing((a, b) -> Long.compareUnsigned(a.address(), b.address()));

  /** Code is counted apart from data: a position asks for a function. */
  private static List<ObjectSymbol> numbered(List<ObjectSymbol> sorted) {
    List<ObjectSymbol> numbered = new ArrayList<>(sorted.size());
    String name = "";
    int functions = 0;
    int others = 0;
    for (ObjectSymbol s : sorted) {
      if (!s.name().equals(name)) {
        name = s.name();
        functions = 0;
        others = 0;
      }
      int position = isCode(s.kind()) ? ++functions : ++others;
      numbered.add(
          position == 1
              ? s
              : new ObjectSymbol(
                  name, s.kind(), s.address(), s.size(), s.exported(), s.current(), position));
    }
    return numbered;
  }

  /** Whether static functions have names here: there is more than the dynamic symbols. */
  static boolean hasStaticNames(Elf file, Optional<Elf> debug) {
    return !file.symbols(Section.SYMTAB).isEmpty()
        || debug.filter(d -> !d.symbols(Section.SYMTAB).isEmpty()).isPresent();
  }

  static boolean isCode(Kind kind) {
    return kind == Kind.FUNCTION || kind == Kind.IFUNC;
  }

  private static Optional<Kind> kind(Elf file, Symbol symbol) {
    if (!symbol.isDefined() || symbol.section() >= Symbol.RESERVED || symbol.name().isEmpty()) {
      return Optional.empty();
    }
    return switch (symbol.type()) {
      case Symbol.FUNC -> Optional.of(Kind.FUNCTION);
      case Symbol.IFUNC -> Optional.of(Kind.IFUNC);
      case Symbol.OBJECT -> Optional.of(Kind.DATA);
      case TLS -> Optional.of(Kind.THREAD_LOCAL);
      // Labels of assembly code, and marks of the linker.
      case NOTYPE ->
          Optional.of(file.section(symbol.section()).isExecutable() ? Kind.FUNCTION : Kind.DATA);
      default -> Optional.empty();
    };
  }

  private static boolean isExported(Symbol symbol) {
    boolean global =
        symbol.binding() == Symbol.GLOBAL
            || symbol.binding() == Symbol.WEAK
            || symbol.binding() == UNIQUE;
    boolean visible = symbol.visibility() == 0 || symbol.visibility() == PROTECTED;
    return symbol.isDefined() && global && visible;
  }

  /** Whether the dynamic symbols have such a function, with default visibility. */
  static boolean isInterposable(Elf file, String name, long address) {
    return file.symbols(Section.DYNSYM).stream()
        .anyMatch(
            s ->
                s.value() == address
                    && s.type() == Symbol.FUNC
                    && isExported(s)
                    && s.visibility() == 0
                    && s.name().equals(name));
  }

  /** In a full table, the linker writes {@code memcpy@@GLIBC_2.14}. */
  private static String withoutVersion(String name) {
    int at = name.indexOf('@');
    return at > 0 ? name.substring(0, at) : name;
  }
}
