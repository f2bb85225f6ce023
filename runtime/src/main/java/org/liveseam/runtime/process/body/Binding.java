package org.liveseam.runtime.process.body;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.livepatch.ObjectCode;
import org.liveseam.runtime.process.livepatch.ObjectTable.PresentObject;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;
import org.liveseam.runtime.target.Deadline;

/** Puts one body into memory, bound to one loading of its object. Used once. */
final class Binding {
  private final ProcessBody body;
  private final Workshop workshop;
  private final Deadline deadline;
  private final LoadedObject object;
  private final BodyMemory memory;
  private final Map<String, LoadedImage> images = new HashMap<>();

  /** A library in memory. */
  private record LoadedImage(BodyImage image, long base) {
    Code code(AddressRange function) {
      var ranges = new ArrayList<AddressRange>();
      ranges.add(plus(function));
      image.parts(function).forEach(part -> ranges.add(plus(part)));
      return new Code(base + function.start(), ranges);
    }

    AddressRange plus(AddressRange range) {
      return new AddressRange(base + range.start(), base + range.end());
    }
  }

  Binding(ProcessBody body, Workshop workshop, PresentObject present, Deadline deadline) {
    this.body = body;
    this.workshop = workshop;
    this.deadline = deadline;
    this.object = workshop.surroundings().object(present);
    this.memory = new BodyMemory(workshop.memory());
  }

  ObjectCode load() {
    try {
      memory.hold(workshop.surroundings().keep(object));
      List<ObjectFunction> functions = functions();
      ProcessBody.Made made = body.made(object, functions, deadline);
      List<EntrySite> sites = sites(functions);
      Map<Integer, EntrySite> originals = links(sites);
      libraries(made, originals);
      var code = new ArrayList<ObjectCode.FunctionCode>();
      for (int i = 0; i < sites.size(); i++) {
        FunctionPatch function = body.patch().functions().get(i);
        code.add(
            new ObjectCode.FunctionCode(
                function.name(),
                sites.get(i),
                replacement(i, function),
                Optional.ofNullable(originals.get(i))));
      }
      return new ProcessCode(memory, code, callbacks());
    } catch (IOException e) {
      memory.close();
      throw Surroundings.notLoadable(body.module(), e);
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  private List<ObjectFunction> functions() {
    var finder = new FunctionFinder(workshop.surroundings(), object);
    return body.patch().functions().stream().map(finder::find).toList();
  }

  /** Where the functions to replace are redirected: each has a site, or gets one. */
  private List<EntrySite> sites(List<ObjectFunction> functions) {
    var found = new ArrayList<EntrySite>();
    Map<Long, String> sites = new HashMap<>();
    Map<Long, EntrySite> moved = moved(functions);
    for (int i = 0; i < functions.size(); i++) {
      FunctionPatch function = body.patch().functions().get(i);
      ObjectFunction one = functions.get(i);
      EntrySite site =
          one.site()
              .or(() -> Optional.ofNullable(moved.get(one.address())))
              .orElseThrow(
                  () ->
                      Diagnostic.of(
                              ProcessErrors.NOT_PATCHABLE,
                              function.name(),
                              object.name(),
                              one.unpatchable().orElse("it has no entry site"))
                          .at(function.nameSpan())
                          .raise());
      String other = sites.put(site.address(), function.name());
      if (other != null) {
        throw Diagnostic.of(ProcessErrors.SAME_FUNCTION, other, function.name(), object.name())
            .at(function.nameSpan())
            .raise();
      }
      found.add(site);
    }
    return found;
  }

  private Map<Long, EntrySite> moved(List<ObjectFunction> functions) {
    List<ObjectFunction> plain = functions.stream().filter(f -> f.site().isEmpty()).toList();
    return body.movesPrologues() && !plain.isEmpty()
        ? workshop.moved().sites(object, plain)
        : Map.of();
  }

  /** Ways to the originals for all that use one, and ways into closures. */
  private Map<Integer, EntrySite> links(List<EntrySite> entries) throws IOException {
    var sites = new LinkedHashMap<Integer, EntrySite>();
    for (int i = 0; i < entries.size(); i++) {
      Body code = body.patch().functions().get(i).body();
      if (Originals.uses(code, body.patch().functions().get(i).name())) {
        long own = entries.get(i).body();
        sites.put(i, LinkCode.site(memory.place(LinkCode.original(own), entries.size() * 2)));
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      if (body.patch().functions().get(i).body() instanceof Body.Closure closure) {
        EntrySite original = sites.get(i);
        long way = original == null ? 0 : original.address();
        long target = memory.link(closure.code(), way);
        memory.closure(i, memory.place(LinkCode.closure(target), entries.size() * 2));
      }
    }
    memory.seal();
    return sites;
  }

  private void libraries(ProcessBody.Made made, Map<Integer, EntrySite> originals)
      throws IOException {
    if (made.image().isPresent()) {
      images.put("", load(made.image().get(), Optional.of(made.meant()), originals));
    }
    for (var library : body.libraries().entrySet()) {
      images.put(library.getKey(), load(library.getValue(), Optional.empty(), originals));
    }
  }

  private LoadedImage load(
      BodyImage image, Optional<MeantNames> meant, Map<Integer, EntrySite> originals)
      throws IOException {
    var binder =
        new Binder(
            workshop.surroundings(),
            object,
            body.patch(),
            name -> given(name, originals),
            this::use,
            meant);
    Map<String, Long> addresses = binder.bind(image);
    var file = workshop.files().write(body.module(), image.loadable(addresses));
    memory.file(file);
    DynamicLoader.Handle handle = workshop.surroundings().load(file);
    memory.hold(handle::close);
    long base = handle.base();
    Binder.verify(image, base, addresses, workshop.memory());
    var loaded = new LoadedImage(image, base);
    image.code().forEach(range -> memory.code(loaded.plus(range)));
    return loaded;
  }

  /** Keeps another object loaded: an address in it was taken. */
  private void use(LoadedObject other) {
    if (!other.equals(object)) {
      memory.hold(workshop.surroundings().keep(other));
    }
  }

  /** What the engine gives: the ways to the originals, and what seam.h declares. */
  private OptionalLong given(String name, Map<Integer, EntrySite> originals) {
    for (var original : originals.entrySet()) {
      String function = body.patch().functions().get(original.getKey()).name();
      boolean only = originals.size() == 1 && name.equals("original");
      if (only
          || name.equals("seam_o" + original.getKey())
          || name.equals("original_" + function)) {
        return OptionalLong.of(original.getValue().address());
      }
    }
    return workshop.runtime().find(name, deadline);
  }

  private Code replacement(int number, FunctionPatch function) {
    return switch (function.body()) {
      case Body.Symbol symbol ->
          new FunctionFinder(workshop.surroundings(), object).body(function, symbol, this::use);
      case Body.Closure closure -> {
        long entry = memory.closure(number);
        yield new Code(entry, List.of(LinkCode.range(entry)));
      }
      case Body.SymbolFromBinary binary when !Binaries.isObjectFile(binary) ->
          exported(binary.file().digest(), binary.name());
      case Body.InlineC c -> compiled("seam_f" + number);
      case Body.SymbolFrom from -> compiled("seam_f" + number);
      case Body.SymbolFromBinary binary -> compiled("seam_f" + number);
    };
  }

  private Code compiled(String name) {
    LoadedImage loaded = image("");
    return loaded.code(built(loaded.image().find(name), name));
  }

  private Code exported(String digest, String name) {
    LoadedImage loaded = image(digest);
    return loaded.code(built(loaded.image().exported(name), name));
  }

  private LoadedImage image(String key) {
    return built(Optional.ofNullable(images.get(key)), key);
  }

  private static <T> T built(Optional<T> part, String what) {
    return part.orElseThrow(() -> new IllegalStateException("built without " + what));
  }

  private Map<Callback.Kind, Long> callbacks() {
    var addresses = new HashMap<Callback.Kind, Long>();
    List<Callback> all = body.patch().callbacks();
    for (int i = 0; i < all.size(); i++) {
      Callback callback = all.get(i);
      addresses.put(
          callback.kind(),
          callback.body() instanceof Body.Closure closure
              ? memory.link(closure.code(), 0)
              : compiled("seam_c" + i).address());
    }
    return addresses;
  }
}
