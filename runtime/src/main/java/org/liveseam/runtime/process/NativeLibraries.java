package org.liveseam.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.SourceFile;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.process.body.BodyFiles;
import org.liveseam.runtime.process.body.LibraryBuilder;
import org.liveseam.runtime.process.body.Surroundings;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.process.object.ObjectSymbol;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.NativeObjects;

/**
 * Libraries of this process for programs of the language. What is opened gives its symbols to
 * nobody else: two libraries that both define {@code helper} each keep their own.
 */
final class NativeLibraries implements NativeObjects, AutoCloseable {
  private final LoadedObjects objects;
  private final DynamicLoader loader;
  private final LibraryBuilder builder;
  private final BodyFiles files;
  private final Surroundings surroundings;
  private final List<DynamicLoader.Handle> handles = new ArrayList<>();

  /** What functions were taken from, by base. */
  private final Map<Long, Surroundings.Hold> held = new HashMap<>();

  private final Map<String, SourceFile> compiled = new HashMap<>();

  NativeLibraries(
      LoadedObjects objects,
      Surroundings surroundings,
      DynamicLoader loader,
      LibraryBuilder builder,
      BodyFiles files) {
    this.surroundings = surroundings;
    this.objects = objects;
    this.loader = loader;
    this.builder = builder;
    this.files = files;
  }

  @Override
  public synchronized String open(LibrarySpec spec, Deadline deadline) {
    try {
      return spec.source().isPresent()
          ? compile(spec, spec.source().get(), deadline)
          : load(spec, spec.file().map(Path::toString).orElse(spec.name()));
    } catch (IOException e) {
      throw Diagnostic.of(ProcessErrors.NOT_LOADABLE, spec.name(), String.valueOf(e.getMessage()))
          .at(spec.span())
          .raise();
    }
  }

  private String compile(LibrarySpec spec, SourceFile source, Deadline deadline)
      throws IOException {
    if (source.equals(compiled.get(spec.name()))) {
      return spec.name();
    }
    if (objects.find(spec.name()).isPresent()) {
      throw Diagnostic.of(ProcessErrors.LIBRARY_CHANGED, spec.name()).at(spec.span()).raise();
    }
    byte[] image = builder.build(spec.name(), source, spec.span(), deadline);
    Path file = files.named(spec.name(), image);
    String name = load(spec, file.toString());
    compiled.put(spec.name(), source);
    return name;
  }

  private String load(LibrarySpec spec, String file) throws IOException {
    if (file.contains("/") && !Files.isReadable(Path.of(file))) {
      throw new IOException("no such file, or not readable: " + file);
    }
    DynamicLoader.Handle handle = loader.open(file);
    long base = handle.base();
    String name =
        objects.list().stream()
            .filter(object -> object.base() == base)
            .map(LoadedObject::name)
            .findFirst()
            .orElse(spec.name());
    // What is named in patches is found by name, which must lead to what was opened.
    Optional<LoadedObject> found = objects.find(name);
    if (found.isPresent() && found.get().base() != base) {
      handle.close();
      throw Diagnostic.of(ProcessErrors.LIBRARY_CHANGED, name)
          .at(spec.span())
          .note("loaded is " + found.get().path())
          .raise();
    }
    handles.add(handle);
    return name;
  }

  @Override
  public List<String> objects() {
    return objects.list().stream().map(LoadedObject::name).toList();
  }

  @Override
  public List<NativeFunction> functions(String object) {
    LoadedObject found =
        objects
            .find(object)
            .orElseThrow(() -> Diagnostic.of(ProcessErrors.NO_LIBRARY, object).raise());
    return found.functions().stream().map(function -> view(found, function)).toList();
  }

  private static NativeFunction view(LoadedObject object, ObjectFunction function) {
    return new NativeFunction(
        object.name(),
        function.name(),
        function.address(),
        function.size(),
        function.exported(),
        function.unpatchable(),
        function.prototype());
  }

  @Override
  public long address(String object, String function, Span span) {
    LoadedObject found =
        objects
            .find(object)
            .orElseThrow(() -> Diagnostic.of(ProcessErrors.NO_LIBRARY, object).at(span).raise());
    ObjectFunction chosen = callable(found, function, span);
    keep(found);
    return chosen.address();
  }

  @Override
  public List<CodeLine> code(String object, String function, Span span) {
    LoadedObject found =
        objects
            .find(object)
            .orElseThrow(() -> Diagnostic.of(ProcessErrors.NO_LIBRARY, object).at(span).raise());
    ObjectFunction shown =
        found.functions(function).stream()
            .findFirst()
            .orElseThrow(() -> missing(found, function, span));
    return CodeListing.of(shown, span);
  }

  private static ObjectFunction callable(LoadedObject found, String function, Span span) {
    List<ObjectFunction> all = found.functions(function);
    Optional<Long> current =
        ObjectSymbol.ofName(
                found.symbols().stream().filter(s -> s.name().equals(function)).toList())
            .map(ObjectSymbol::address);
    ObjectFunction chosen =
        all.stream()
            .filter(f -> current.isPresent() && current.get() == f.address())
            .findFirst()
            .or(() -> all.stream().filter(ObjectFunction::exported).findFirst())
            .or(() -> all.stream().findFirst())
            .orElseThrow(() -> missing(found, function, span));
    if (chosen.indirect()) {
      throw Diagnostic.of(
              ProcessErrors.NOT_CALLABLE,
              function,
              found.name(),
              "it is an IFUNC, chosen elsewhere")
          .at(span)
          .raise();
    }
    return chosen;
  }

  /** An address in it was handed out: it stays loaded as long as what was opened here. */
  private synchronized void keep(LoadedObject object) {
    if (!object.name().equals(LoadedObject.EXECUTABLE)) {
      held.computeIfAbsent(object.base(), base -> surroundings.keep(object));
    }
  }

  private static RuntimeException missing(LoadedObject object, String function, Span span) {
    List<String> names = object.functions().stream().map(ObjectFunction::name).distinct().toList();
    String question = DidYouMean.question(DidYouMean.of(function, names, 3));
    Diagnostic error =
        Diagnostic.of(ProcessErrors.NO_NATIVE_FUNCTION, function, object.name()).at(span);
    return (question.isEmpty() ? error : error.help(question)).raise();
  }

  @Override
  public synchronized void neverUnload() {
    handles.clear();
    held.clear();
  }

  /** Gives the libraries up; who else has them open keeps them. */
  @Override
  public synchronized void close() {
    handles.forEach(DynamicLoader.Handle::close);
    handles.clear();
    held.values().forEach(Surroundings.Hold::close);
    held.clear();
    compiled.clear();
  }
}
