package org.liveseam.runtime.process.body;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.os.LoaderException;
import org.liveseam.runtime.os.OpenCounts;
import org.liveseam.runtime.process.code.Defect;
import org.liveseam.runtime.process.livepatch.ObjectTable;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.process.object.ObjectSymbol;

/** What code of a patch is bound to: the loaded objects, by name. Thread-safe. */
public final class Surroundings implements ObjectTable {
  private final LoadedObjects objects;
  private final DynamicLoader loader;
  private final Pins pins;
  private final boolean unpinned;

  /** By name, since patches ask for thousands; of objects that are still loaded. */
  private final Map<LoadedObject, Names> names = new HashMap<>();

  private record Names(
      Map<String, List<ObjectFunction>> functions, Map<String, List<ObjectSymbol>> symbols) {}

  /**
   * @param counts how often objects are open; without, none is ever abandoned
   */
  public Surroundings(LoadedObjects objects, DynamicLoader loader, Optional<OpenCounts> counts) {
    this(objects, loader, counts, Set.of());
  }

  /** With mistakes, for tests. */
  public Surroundings(
      LoadedObjects objects,
      DynamicLoader loader,
      Optional<OpenCounts> counts,
      Set<Defect> defects) {
    this.unpinned = defects.contains(Defect.UNPINNED);
    this.objects = objects;
    this.loader = loader;
    this.pins = new Pins(counts);
  }

  /** Ends with its close. */
  public interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public Stamp stamp() {
    LoadedObjects.Generation now = objects.generation();
    return new Stamp(now.added(), now.removed());
  }

  @Override
  public Optional<PresentObject> find(String name) {
    return objects.find(name).map(object -> new PresentObject(name, object.base()));
  }

  @Override
  public List<String> names() {
    return objects.list().stream().map(LoadedObject::name).toList();
  }

  @Override
  public boolean present(PresentObject object) {
    return objects.list().stream().anyMatch(o -> is(o, object));
  }

  /**
   * Said only of what the program itself opened, before it was patched, and what no other object
   * was linked with.
   */
  @Override
  public boolean abandoned(PresentObject object) {
    if (!pins.abandoned(object.base())) {
      return false;
    }
    var names = new ArrayList<String>();
    List<LoadedObject> all = objects.list();
    for (LoadedObject one : all) {
      if (one.base() == object.base()) {
        names.add(one.name());
        soname(one).ifPresent(names::add);
      }
    }
    return all.stream().noneMatch(other -> other.needed().stream().anyMatch(names::contains));
  }

  /** What is known about an object that is present. */
  public LoadedObject object(PresentObject present) {
    List<LoadedObject> all = objects.list();
    forgetOthers(all);
    return all.stream()
        .filter(o -> is(o, present))
        .findFirst()
        .orElseThrow(() -> Diagnostic.of(ProcessErrors.NO_LIBRARY, present.name()).raise());
  }

  private static boolean is(LoadedObject object, PresentObject present) {
    return object.base() == present.base()
        && (object.name().equals(present.name())
            || soname(object).filter(present.name()::equals).isPresent());
  }

  /** None where its file cannot be read. */
  private static Optional<String> soname(LoadedObject object) {
    try {
      return object.soname();
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  /** The functions of that name in an object, by position. */
  public List<ObjectFunction> functions(LoadedObject object, String name) {
    return names(object).functions().getOrDefault(name, List.of());
  }

  /** Everything of that name in an object, static or not. */
  public List<ObjectSymbol> symbols(LoadedObject object, String name) {
    return names(object).symbols().getOrDefault(name, List.of());
  }

  private synchronized void forgetOthers(List<LoadedObject> all) {
    names.keySet().retainAll(all);
  }

  private synchronized Names names(LoadedObject object) {
    return names.computeIfAbsent(
        object,
        o -> {
          var functions = new HashMap<String, List<ObjectFunction>>();
          var symbols = new HashMap<String, List<ObjectSymbol>>();
          o.functions()
              .forEach(f -> functions.computeIfAbsent(f.name(), n -> new ArrayList<>()).add(f));
          o.symbols()
              .forEach(s -> symbols.computeIfAbsent(s.name(), n -> new ArrayList<>()).add(s));
          return new Names(functions, symbols);
        });
  }

  /**
   * Functions and variables that objects export under a name, in the loader's order. Objects whose
   * files cannot be read have none.
   */
  List<Exported> exported(String name) {
    var found = new ArrayList<Exported>();
    for (LoadedObject object : objects.list()) {
      ObjectSymbol.ofName(readable(object, name))
          .ifPresent(symbol -> found.add(new Exported(object, symbol)));
    }
    return found;
  }

  /** None of an object whose file is gone, or is not what was loaded. */
  private List<ObjectSymbol> readable(LoadedObject object, String name) {
    try {
      return symbols(object, name);
    } catch (DiagnosticException e) {
      return List.of();
    }
  }

  record Exported(LoadedObject object, ObjectSymbol symbol) {
    /** Whether who asks for the name gets this function. */
    boolean leadsTo(ObjectFunction function) {
      return symbol.kind() == ObjectSymbol.Kind.IFUNC || symbol.address() == function.address();
    }
  }

  /** Keeps an object loaded until the result is closed. */
  public Hold keep(LoadedObject object) {
    if (object.name().equals(LoadedObject.EXECUTABLE)) {
      return () -> {};
    }
    DynamicLoader.Handle handle =
        loader
            .find(object.path().toString())
            .orElseThrow(() -> Diagnostic.of(ProcessErrors.NO_LIBRARY, object.name()).raise());
    if (handle.base() != object.base()) {
      handle.close();
      throw Diagnostic.of(ProcessErrors.NO_LIBRARY, object.name()).raise();
    }
    if (unpinned) {
      handle.close();
      return () -> {};
    }
    return pins.add(object.base(), handle);
  }

  /** What is loaded by that path or soname; stays loaded until the result is closed. */
  Optional<DynamicLoader.Handle> loaded(String soname) {
    return loader.find(soname);
  }

  /** Loads a file, with its symbols given to nobody; runs its constructors. */
  DynamicLoader.Handle load(Path file) throws LoaderException {
    return loader.open(file.toString());
  }

  /** For errors: loading failed. */
  static RuntimeException notLoadable(Object what, IOException why) {
    return Diagnostic.of(ProcessErrors.NOT_LOADABLE, what, String.valueOf(why.getMessage()))
        .raise();
  }
}
