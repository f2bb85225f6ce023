package org.liveseam.runtime.process.object;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.elf.Elf;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.process.dwarf.Declarations;
import org.liveseam.runtime.process.dwarf.FunctionTypes;
import org.liveseam.runtime.process.object.ObjectFunction.Prototypes;
import org.liveseam.runtime.target.FunctionFacts;

/**
 * Types from an object's debugging information, read when the first is asked for. Damaged
 * information is like none: nobody is asked to trust a guess. Thread-safe.
 */
final class ObjectTypes implements Prototypes {
  private final long base;
  private final Lazy<Optional<FunctionTypes>> types;
  private final Lazy<Optional<Declarations>> declarations;

  ObjectTypes(LoadedObject object, Reader reader) {
    this.base = object.base();
    this.types = new Lazy<>(() -> read(object, reader));
    this.declarations = new Lazy<>(() -> types.get().map(FunctionTypes::declarations));
  }

  @Override
  public Optional<FunctionFacts.Prototype> find(String name, long address) {
    try {
      return types.get().flatMap(t -> t.find(name, address - base));
    } catch (MalformedFileException e) {
      return Optional.empty();
    }
  }

  /** As {@link Declarations#find}. */
  List<Declarations.Declaration> declarations(Declarations.Wanted wanted, Set<String> without) {
    try {
      return declarations.get().map(all -> all.find(wanted, without)).orElse(List.of());
    } catch (MalformedFileException e) {
      return List.of();
    }
  }

  /** As {@link Declarations#gone}. */
  Optional<Declarations.Gone> gone(String name) {
    try {
      return declarations.get().flatMap(all -> all.gone(name));
    } catch (MalformedFileException e) {
      return Optional.empty();
    }
  }

  boolean isKnown() {
    return types.get().isPresent();
  }

  private static Optional<FunctionTypes> read(LoadedObject object, Reader reader) {
    Elf file = object.file();
    Optional<Elf> source =
        FunctionTypes.isIn(file)
            ? Optional.of(file)
            : reader.debug().find(file, object.path()).filter(FunctionTypes::isIn);
    try {
      return source.map(FunctionTypes::new);
    } catch (MalformedFileException e) {
      return Optional.empty();
    }
  }
}
