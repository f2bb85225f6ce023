package org.liveseam.runtime.process.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.liveseam.runtime.build.PrototypeText;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.NativeBuildErrors;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.process.object.ObjectSymbol;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/** Finds the functions that a patch names in an object as it is loaded now. */
final class FunctionFinder {
  private final Surroundings surroundings;
  private final LoadedObject object;

  FunctionFinder(Surroundings surroundings, LoadedObject object) {
    this.surroundings = surroundings;
    this.object = object;
  }

  /** The function to replace. */
  ObjectFunction find(FunctionPatch function) {
    List<ObjectFunction> all = surroundings.functions(object, function.name());
    if (function.position().isPresent()) {
      return at(function, all, function.position().getAsInt());
    }
    if (all.size() == 1) {
      return all.get(0);
    }
    if (all.isEmpty()) {
      throw Diagnostic.of(
              TargetErrors.NO_FUNCTION, function.name(), object.name(), "of this process")
          .at(function.nameSpan())
          .raise();
    }
    throw Diagnostic.of(TargetErrors.AMBIGUOUS_FUNCTION, function.name(), object.name(), all.size())
        .at(function.nameSpan(), "which one?")
        .help("say `replace function " + function.name() + " at N with ...`")
        .raise();
  }

  /** Positions count symbols of any kind. */
  private ObjectFunction at(FunctionPatch function, List<ObjectFunction> all, int position) {
    List<ObjectSymbol> symbols = surroundings.symbols(object, function.name());
    return symbols.stream()
        .filter(symbol -> symbol.position() == position)
        .flatMap(symbol -> all.stream().filter(f -> f.address() == symbol.address()))
        .findFirst()
        .orElseThrow(
            () ->
                Diagnostic.of(
                        TargetErrors.POSITION_OUT_OF_RANGE,
                        function.name(),
                        position,
                        object.name(),
                        symbols.size())
                    .at(function.nameSpan())
                    .raise());
  }

  /**
   * A loaded function that runs instead: of the same object, else exported by another.
   *
   * @param user told of the object that it is in, which must stay loaded
   */
  Code body(FunctionPatch function, Body.Symbol symbol, Consumer<LoadedObject> user) {
    List<Found> found = new ArrayList<>();
    surroundings.functions(object, symbol.name()).forEach(own -> found.add(new Found(object, own)));
    if (found.isEmpty()) {
      for (Surroundings.Exported other : surroundings.exported(symbol.name())) {
        surroundings.functions(other.object(), symbol.name()).stream()
            .filter(f -> f.exported() && other.leadsTo(f))
            .forEach(exported -> found.add(new Found(other.object(), exported)));
      }
    }
    if (found.isEmpty()) {
      throw Diagnostic.of(ProcessErrors.NO_BODY, symbol.name(), function.name())
          .at(symbol.span())
          .help("say where it is: `with " + symbol.name() + " from \"x.c\"`")
          .raise();
    }
    long places = found.stream().map(one -> one.function().address()).distinct().count();
    if (places > 1) {
      String all =
          found.stream()
              .map(one -> "0x%x".formatted(one.function().address()))
              .collect(Collectors.joining(", "));
      throw Diagnostic.of(ProcessErrors.SEVERAL_BODIES, symbol.name(), "at " + all)
          .at(symbol.span())
          .raise();
    }
    ObjectFunction chosen = found.get(0).function();
    if (chosen.indirect()) {
      throw Diagnostic.of(
              NativeBuildErrors.THREAD_LOCAL,
              symbol.name(),
              found.get(0).object().name(),
              Binder.INDIRECT)
          .at(symbol.span())
          .raise();
    }
    compare(function, symbol, chosen);
    user.accept(found.get(0).object());
    return new Code(chosen.address(), found.get(0).object().code(chosen));
  }

  private record Found(LoadedObject object, ObjectFunction function) {}

  private void compare(FunctionPatch function, Body.Symbol symbol, ObjectFunction chosen) {
    Optional<String> wanted = find(function).prototype().map(FunctionFinder::types);
    Optional<String> has = chosen.prototype().map(FunctionFinder::types);
    if (wanted.isPresent() && has.isPresent() && !wanted.equals(has)) {
      throw Diagnostic.of(NativeBuildErrors.TYPE_DIFFERS, symbol.name(), function.name())
          .at(symbol.span(), "this is `" + has.get() + "`")
          .help("expected is `" + wanted.get() + "`")
          .raise();
    }
  }

  /** Without the parameters' names. */
  private static String types(Prototype type) {
    List<String> anonymous = type.parameters().stream().map(p -> "").toList();
    return PrototypeText.head(type, "", anonymous);
  }
}
