package org.liveseam.runtime.process.dwarf;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Where the compiler put copies of a function. Used once. */
final class InlinedCopies {
  private final DebugInfo info;
  private final String function;
  private final TreeSet<String> callers = new TreeSet<>();

  InlinedCopies(DebugInfo info, String function) {
    this.info = info;
    this.function = function;
  }

  /** The functions that have a copy, by name. */
  List<String> callers() {
    for (Unit unit : info.units()) {
      Entry root = unit.entry(unit.root());
      if (root != null && Dw.isC(root.number(Dw.AT_LANGUAGE).orElse(0))) {
        info.forEachChild(root, this::function);
      }
    }
    return List.copyOf(callers);
  }

  private void function(Entry entry) {
    if (entry.tag() == Dw.TAG_SUBPROGRAM && !entry.has(Dw.AT_DECLARATION)) {
      name(entry).ifPresent(name -> search(name, entry));
    }
  }

  private void search(String caller, Entry parent) {
    info.forEachBelow(
        parent,
        entry -> {
          if (entry.tag() == Dw.TAG_INLINED && name(entry).filter(function::equals).isPresent()) {
            callers.add(caller);
          }
        });
  }

  /** Its own, or that of what it was made from. */
  private Optional<String> name(Entry entry) {
    return entry.name().or(() -> info.origin(entry).name());
  }
}
