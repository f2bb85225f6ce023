package org.liveseam.runtime.process.body;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.process.dwarf.Declarations.Definition;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.ObjectSymbol;

/**
 * What the names that were declared for a body's code mean: the function or the variable whose type
 * the compiler was given, and no other of the same name. Holds for one build of the object.
 */
final class MeantNames {
  private final Map<String, Set<Definition>> definitions = new HashMap<>();

  void add(String name, Definition definition) {
    definitions.computeIfAbsent(name, n -> new HashSet<>()).add(definition);
  }

  /** Whether the object's debugging information has the name's definition. */
  boolean declares(String name) {
    return definitions.containsKey(name);
  }

  /**
   * Those of an object's symbols of one name that may be meant. None if what is meant has no
   * symbol; several if that cannot be told.
   */
  List<ObjectSymbol> of(String name, List<ObjectSymbol> all, LoadedObject object) {
    Set<Definition> meant = definitions.getOrDefault(name, Set.of());
    if (meant.isEmpty()) {
      return byName(all);
    }
    return meant.stream().flatMap(one -> of(one, all, object.base()).stream()).distinct().toList();
  }

  /** Of whom nothing more is known: what other objects get, else every one. */
  private static List<ObjectSymbol> byName(List<ObjectSymbol> all) {
    Optional<ObjectSymbol> exported = all.size() == 1 ? Optional.empty() : ObjectSymbol.ofName(all);
    return exported.map(List::of).orElse(all);
  }

  private static List<ObjectSymbol> of(Definition meant, List<ObjectSymbol> all, long base) {
    List<ObjectSymbol> exact =
        all.stream().filter(s -> meant.addresses().contains(s.address() - base)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    if (meant.external()) {
      Optional<ObjectSymbol> exported = ObjectSymbol.ofName(all);
      return exported.isPresent() || !meant.elsewhere() ? exported.stream().toList() : all;
    }
    return meant.elsewhere() ? all.stream().filter(s -> !s.exported()).toList() : List.of();
  }
}
