package org.liveseam.runtime.process.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.target.FunctionFacts;

/**
 * Prototypes of a file's C functions, found by address or name. One pass over the names when first
 * made; types are read when asked for. Thread-safe.
 */
public final class FunctionTypes {
  private final DebugInfo info;
  private final Map<Long, Long> byAddress = new HashMap<>();
  private final Map<String, List<Long>> byName = new HashMap<>();

  /**
   * Reads the names.
   *
   * @param elf a file with debugging information, or a separate one that has only that
   * @throws MalformedFileException if the information is damaged
   */
  public FunctionTypes(Elf elf) {
    info = new DebugInfo(new DebugSections(elf));
    for (Unit unit : info.units()) {
      Entry root = unit.entry(unit.root());
      if (root != null && Dw.isC(root.number(Dw.AT_LANGUAGE).orElse(0))) {
        info.forEachChild(root, this::index);
      }
    }
  }

  /** What else the file can say in C. */
  public Declarations declarations() {
    return new Declarations(info);
  }

  /** Whether a file has any. */
  public static boolean isIn(Elf elf) {
    return elf.section(".debug_info").isPresent();
  }

  private void index(Entry entry) {
    if (entry.tag() != Dw.TAG_SUBPROGRAM || entry.has(Dw.AT_DECLARATION)) {
      return;
    }
    OptionalLong address = entry.address(Dw.AT_LOW_PC);
    if (address.isPresent()) {
      byAddress.put(address.getAsLong(), entry.offset());
    }
    entry
        .name()
        .ifPresent(n -> byName.computeIfAbsent(n, k -> new ArrayList<>()).add(entry.offset()));
  }

  /**
   * The prototype of a function; empty when none is known, when C cannot say it, or when several
   * functions of the name differ and nothing says which is meant.
   *
   * @param address of the file
   */
  public Optional<FunctionFacts.Prototype> find(String name, long address) {
    // A clone that the compiler made has parameters of its own, which nothing tells.
    if (!Names.isC(name)) {
      return Optional.empty();
    }
    Long exact = byAddress.get(address);
    if (exact != null) {
      return prototype(info.entry(exact));
    }
    Optional<FunctionFacts.Prototype> found = Optional.empty();
    for (long offset : byName.getOrDefault(name, List.of())) {
      Optional<FunctionFacts.Prototype> one = prototype(info.entry(offset));
      if (one.isEmpty() || (found.isPresent() && !found.equals(one))) {
        return Optional.empty();
      }
      found = one;
    }
    return found;
  }

  private Optional<FunctionFacts.Prototype> prototype(Entry entry) {
    Entry function = info.origin(entry);
    var printer = new TypePrinter(info);
    List<FunctionFacts.Parameter> parameters = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    boolean variadic = false;
    try {
      plain.add(printer.plain(function));
      for (Entry child : info.children(function)) {
        if (child.tag() == Dw.TAG_PARAMETER) {
          plain.add(printer.plain(child));
          parameters.add(
              new FunctionFacts.Parameter(
                  printer.declaration(child, "%"), child.name().filter(Names::isC).orElse("")));
        } else if (child.tag() == Dw.TAG_DOTS) {
          variadic = true;
        }
      }
      String returned = printer.declaration(function, "");
      return Optional.of(new FunctionFacts.Prototype(returned, parameters, variadic, plain));
    } catch (TypePrinter.UnnamedException e) {
      return Optional.empty();
    }
  }
}
