package org.liveseam.runtime.process.body;

import java.io.IOException;
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
 * relocations of a livepatch module. The loader knows nothing of static symbols, so their addresses
 * are written into the library before it is loaded.
 *
 * <p>A library that its author linked knows by itself what it depends on: of its needs only what
 * the patched object defines is found here.
 */
final class Binder {
  static final String INDIRECT = "it is chosen when the object is loaded (IFUNC)";

  private final Surroundings surroundings;
  private final LoadedObject object;
  private final ObjectPatch patch;
  private final Function<String, OptionalLong> own;
  private final Consumer<LoadedObject> user;
  private final Optional<MeantNames> meant;
  private final List<Diagnostic> problems = new ArrayList<>();

  /**
   * @param own what the engine gives, by name
   * @param user told of each other object that something is found in, which must stay loaded
   * @param meant what the library's code was compiled for; empty for a library of the author's
   */
  Binder(
      Surroundings surroundings,
      LoadedObject object,
      ObjectPatch patch,
      Function<String, OptionalLong> own,
      Consumer<LoadedObject> user,
      Optional<MeantNames> meant) {
    this.surroundings = surroundings;
    this.object = object;
    this.patch = patch;
    this.own = own;
    this.user = user;
    this.meant = meant;
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

  /** Makes sure that the loader took the addresses for what they are. */
  static void verify(BodyImage image, long base, Map<String, Long> addresses, NativeMemory memory)
      throws IOException {
    for (Need need : image.needs().values()) {
      Long address = addresses.get(need.name());
      if (address != null && !isTaken(need, address, base, memory)) {
        throw new IOException("the C library moves absolute symbols (glibc before 2.28)");
      }
    }
  }

  private static boolean isTaken(Need need, long address, long base, NativeMemory memory) {
    return need.slots().stream()
        .filter(Slot::table)
        .allMatch(slot -> memory.longAt(base + slot.offset()) == address + slot.addend());
  }

  private Optional<ObjectSymbol> symbol(Need need) {
    List<ObjectSymbol> all = surroundings.symbols(object, need.name());
    if (meant.isEmpty() && need.versioned()) {
      return Optional.empty(); // of the library that it was linked with
    }
    List<ObjectSymbol> here = meant.orElseGet(MeantNames::new).of(need.name(), all, object);
    if (here.size() == 1) {
      return Optional.of(here.get(0));
    }
    if (here.size() > 1) {
      problems.add(
          at(
              need,
              Diagnostic.of(NativeBuildErrors.AMBIGUOUS, need.name(), object.name(), here.size())));
      return Optional.empty();
    }
    if (meant.filter(names -> names.declares(need.name())).isPresent()) {
      // What others export by that name is something else.
      Diagnostic missing = missing(need);
      String other = object.name() + " has another `" + need.name() + "`, in another C file";
      problems.add(all.isEmpty() ? missing : missing.note(other));
      return Optional.empty();
    }
    if (meant.isEmpty() || need.versioned() || need.weak()) {
      return Optional.empty(); // for the loader
    }
    List<Surroundings.Exported> elsewhere = surroundings.exported(need.name());
    if (elsewhere.isEmpty()) {
      problems.add(missing(need));
      return Optional.empty();
    }
    Surroundings.Exported first = elsewhere.get(0);
    user.accept(first.object());
    return Optional.of(first.symbol());
  }

  private Diagnostic missing(Need need) {
    return at(
        need,
        UndeclaredNames.gone(
            Diagnostic.of(NativeBuildErrors.UNRESOLVED, need.name(), object.name()),
            need.name(),
            object));
  }

  private boolean usable(Need need, ObjectSymbol symbol) {
    String why =
        switch (symbol.kind()) {
          case THREAD_LOCAL -> "each thread has its own";
          case IFUNC -> INDIRECT;
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
