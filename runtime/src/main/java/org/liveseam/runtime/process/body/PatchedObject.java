package org.liveseam.runtime.process.body;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.process.dwarf.Declarations;
import org.liveseam.runtime.process.dwarf.Declarations.Declaration;
import org.liveseam.runtime.process.dwarf.Declarations.Wanted;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.process.object.ObjectSymbol;

/**
 * What code can know about the object that it goes into, while it is compiled.
 *
 * @param object as it is loaded now; empty if it is not, so that nothing is known
 */
record PatchedObject(Surroundings surroundings, Optional<LoadedObject> object) {
  String name() {
    return object.map(LoadedObject::name).orElse("");
  }

  boolean isDescribed() {
    return object.filter(LoadedObject::isDescribed).isPresent();
  }

  /** Whether it has a function or a variable of that name, static or not. */
  boolean defines(String symbol) {
    return object.filter(o -> !surroundings.symbols(o, symbol).isEmpty()).isPresent();
  }

  /** How it might be declared. */
  String example(String symbol) {
    boolean data =
        object
            .filter(
                o ->
                    surroundings.symbols(o, symbol).stream()
                        .anyMatch(s -> s.kind() == ObjectSymbol.Kind.DATA))
            .isPresent();
    return "extern int " + symbol + (data ? ";" : "(int);");
  }

  /** The function to replace, as debugging information finds it. */
  Declarations.Function described(FunctionPatch function) {
    List<ObjectFunction> all =
        object.map(o -> surroundings.functions(o, function.name())).orElse(List.of());
    Optional<Long> address =
        object.flatMap(
            o ->
                surroundings.symbols(o, function.name()).stream()
                    .filter(s -> s.position() == function.position().orElse(1))
                    .filter(s -> all.stream().anyMatch(f -> f.address() == s.address()))
                    .map(s -> s.address() - o.base())
                    .findFirst());
    return new Declarations.Function(
        function.name(), address.map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  List<Declaration> declarations(Wanted wanted, Set<String> without) {
    return object.map(o -> o.declarations(wanted, without)).orElse(List.of());
  }
}
