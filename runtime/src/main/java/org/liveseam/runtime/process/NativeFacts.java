package org.liveseam.runtime.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.process.body.Surroundings;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.LoadedObjects;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.process.object.ObjectSymbol;
import org.liveseam.runtime.process.prologue.MovedEntries;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionFacts.Candidate;
import org.liveseam.runtime.target.FunctionFacts.ObjectPresence;
import org.liveseam.runtime.target.FunctionQuery;

/** What this process knows about functions. Used for one round of questions. */
final class NativeFacts {
  private static final int SIMILAR = 3;

  private final LoadedObjects objects;
  private final Surroundings surroundings;

  /** Looked for once: patches ask about thousands of functions of one object. */
  private final Map<String, Optional<LoadedObject>> found = new HashMap<>();

  private final MovedEntries moved;

  NativeFacts(LoadedObjects objects, Surroundings surroundings, MovedEntries moved) {
    this.objects = objects;
    this.surroundings = surroundings;
    this.moved = moved;
  }

  FunctionFacts of(FunctionQuery query) {
    return found
        .computeIfAbsent(query.object(), objects::find)
        .map(object -> of(query, object))
        .orElseGet(() -> unseen(query));
  }

  private FunctionFacts of(FunctionQuery query, LoadedObject object) {
    List<ObjectFunction> functions = surroundings.functions(object, query.name());
    List<ObjectSymbol> symbols = surroundings.symbols(object, query.name());
    List<Candidate> candidates =
        symbols.stream().map(symbol -> candidate(query, object, symbol, functions)).toList();
    List<String> similar = candidates.isEmpty() ? similar(query.name(), object) : List.of();
    return new FunctionFacts(
        query,
        ObjectPresence.LOADED,
        candidates,
        meant(query, symbols, functions).flatMap(ObjectFunction::prototype),
        similar);
  }

  /** Static functions of one name may have different types. */
  private static Optional<ObjectFunction> meant(
      FunctionQuery query, List<ObjectSymbol> symbols, List<ObjectFunction> functions) {
    if (query.position().isEmpty()) {
      return functions.stream().findFirst();
    }
    int position = query.position().get();
    return symbols.stream()
        .filter(symbol -> symbol.position() == position)
        .flatMap(symbol -> function(symbol, functions).stream())
        .findFirst();
  }

  private static Optional<ObjectFunction> function(
      ObjectSymbol symbol, List<ObjectFunction> functions) {
    boolean indirect = symbol.kind() == ObjectSymbol.Kind.IFUNC;
    return functions.stream().filter(f -> indirect || f.address() == symbol.address()).findFirst();
  }

  /** What the compiler made of the function comes first: {@code name.constprop.0}. */
  private static List<String> similar(String name, LoadedObject object) {
    List<String> all =
        object.functions().stream().map(ObjectFunction::name).distinct().sorted().toList();
    List<String> clones = all.stream().filter(other -> other.startsWith(name + ".")).toList();
    return clones.isEmpty()
        ? DidYouMean.of(name, all, SIMILAR)
        : clones.subList(0, Math.min(SIMILAR, clones.size()));
  }

  private Candidate candidate(
      FunctionQuery query,
      LoadedObject object,
      ObjectSymbol symbol,
      List<ObjectFunction> functions) {
    Optional<ObjectFunction> function = function(symbol, functions);
    Optional<ObjectFunction> plain = function.filter(f -> f.site().isEmpty());
    Optional<String> why =
        query.movesPrologue()
            ? plain.flatMap(f -> moved.refusal(object, f))
            : plain.flatMap(ObjectFunction::unpatchable);
    return new Candidate(
        symbol.position(),
        function.isPresent(),
        why,
        true,
        query.movesPrologue() && plain.isPresent() && why.isEmpty());
  }

  /**
   * An object may be loaded later from any folder, so nothing can be said about it but that it is
   * not here: whether it has the function shows when it comes.
   */
  private static FunctionFacts unseen(FunctionQuery query) {
    return new FunctionFacts(
        query,
        ObjectPresence.ON_DISK,
        List.of(new Candidate(1, true, Optional.empty(), false)),
        Optional.empty(),
        List.of());
  }
}
