package org.liveseam.runtime.process.body;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.liveseam.runtime.build.Uses;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.body.BodyImage.Need;
import org.liveseam.runtime.process.body.BodyImage.Slot;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.ObjectSymbol;

/**
 * Finds what a body's library needs: first what the engine itself gives, then the symbols of the
 * patched object, static ones too, then what other objects export; as a kernel does with the
 * relocations of a livepatch module. The loader knows nothing of static symbols, so it is told that
 * these may stay undefined, and their addresses are written behind it.
 */
final class Binder {
  private final Surroundings surroundings;
  private final LoadedObject object;
  private final ObjectPatch patch;
  private final Function<String, OptionalLong> own;
  private final Consumer<LoadedObject> user;
  private final List<Diagnostic> problems = new ArrayList<>();

  /**
   * @param own what the engine gives, by name
   * @param user told of each other object that something is found in, which must stay loaded
   */
  Binder(
      Surroundings surroundings,
      LoadedObject object,
      ObjectPatch patch,
      Function<String, OptionalLong> own,
      Consumer<LoadedObject> user) {
    this.surroundings = surroundings;
    this.object = object;
    this.patch = patch;
    this.own = own;
    this.user = user;
  }

  /**
   * The address of everything that the loader shall not look for itself, by name.
   *
   * @throws DiagnosticException with all that cannot be found
   */
  Map<String, Long> bind(BodyImage image) {
    var addresses = new LinkedHashMap<String, Long>();
    for (Need need : image.needs().values()) {
      OptionalLong given = own.apply(need.name());
      if (given.isPresent()) {
        addresses.put(need.name(), given.getAsLong());
        continue;
      }
      Optional<ObjectSymbol> symbol = symbol(need);
      if (symbol.isPresent() && usable(need, symbol.get())) {
        addresses.put(need.name(), symbol.get().address());
      }
    }
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
    return addresses;
  }

  /** Writes the addresses into a library that is loaded. */
  static void write(BodyImage image, long base, Map<String, Long> addresses, NativeMemory memory) {
    for (Need need : image.needs().values()) {
      Long address = addresses.get(need.name());
      if (address != null) {
        for (Slot slot : need.slots()) {
          memory.putLong(base + slot.offset(), address + slot.addend());
        }
      }
    }
  }

  private Optional<ObjectSymbol> symbol(Need need) {
    List<ObjectSymbol> here = surroundings.symbols(object, need.name());
    if (here.size() == 1) {
      return Optional.of(here.get(0));
    }
    Optional<ObjectSymbol> exported = ObjectSymbol.ofName(here);
    if (exported.isPresent()) {
      return exported;
    }
    if (here.size() > 1) {
      problems.add(
          at(
              need,
              Diagnostic.of(NativeBuildErrors.AMBIGUOUS, need.name(), object.name(), here.size())));
      return Optional.empty();
    }
    if (need.versioned() || need.weak()) {
      return Optional.empty(); // for the loader
    }
    List<Surroundings.Exported> elsewhere = surroundings.exported(need.name());
    if (elsewhere.isEmpty()) {
      problems.add(
          at(
              need,
              UndeclaredNames.gone(
                  Diagnostic.of(NativeBuildErrors.UNRESOLVED, need.name(), object.name()),
                  need.name(),
                  object)));
      return Optional.empty();
    }
    Surroundings.Exported first = elsewhere.get(0);
    user.accept(first.object());
    return Optional.of(first.symbol());
  }

  private boolean usable(Need need, ObjectSymbol symbol) {
    String why =
        switch (symbol.kind()) {
          case THREAD_LOCAL -> "each thread has its own";
          case IFUNC -> "it is chosen when the object is loaded (IFUNC)";
          case FUNCTION, DATA ->
              need.strange() ? "the code reaches it in a way that cannot be bound" : "";
        };
    if (!why.isEmpty()) {
      problems.add(
          at(need, Diagnostic.of(NativeBuildErrors.THREAD_LOCAL, need.name(), object.name(), why)));
    }
    return why.isEmpty();
  }

  private Diagnostic at(Need need, Diagnostic diagnostic) {
    Span span = Uses.first(patch, need.name()).orElse(patch.span());
    return diagnostic.at(span);
  }
}
