package org.liveseam.runtime.kernel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liveseam.runtime.symbol.FunctionCandidate;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionFacts.ObjectPresence;
import org.liveseam.runtime.target.FunctionQuery;

/** Puts what the symbol index knows into the target's words. */
public final class SymbolFacts {
  private static final int SIMILAR = 5;

  private final Symbols symbols;

  SymbolFacts(Symbols symbols) {
    this.symbols = symbols;
  }

  /** Facts from an index that does not change. */
  public static SymbolFacts of(KernelSymbols index) {
    return new SymbolFacts(new Symbols(() -> index));
  }

  /**
   * @param loaded names of the loaded modules
   */
  public FunctionFacts of(FunctionQuery query, Set<String> loaded) {
    KernelSymbols index = symbols.with(query.object(), loaded);
    ObjectPresence presence = presence(index, query.object(), loaded);
    if (presence == ObjectPresence.ABSENT) {
      return new FunctionFacts(query, presence, List.of(), Optional.empty(), List.of());
    }
    List<FunctionCandidate> found = index.functions(query.object(), query.name());
    return new FunctionFacts(
        query,
        presence,
        found.stream().map(SymbolFacts::candidate).toList(),
        index.prototype(query.object(), query.name()).map(SymbolFacts::prototype),
        found.isEmpty() ? index.similar(query.object(), query.name(), SIMILAR) : List.of());
  }

  private static ObjectPresence presence(KernelSymbols index, String object, Set<String> loaded) {
    if (object.equals(KernelSymbols.VMLINUX) || loaded.contains(object)) {
      return ObjectPresence.LOADED;
    }
    return index.hasObject(object) ? ObjectPresence.ON_DISK : ObjectPresence.ABSENT;
  }

  private static FunctionFacts.Candidate candidate(FunctionCandidate found) {
    return switch (found.traceable()) {
      case Traceable.Yes yes ->
          new FunctionFacts.Candidate(found.position(), found.isText(), Optional.empty(), true);
      case Traceable.No no ->
          new FunctionFacts.Candidate(
              found.position(), found.isText(), Optional.of(no.reason()), true);
      case Traceable.Unknown unknown ->
          new FunctionFacts.Candidate(found.position(), found.isText(), Optional.empty(), false);
    };
  }

  private static FunctionFacts.Prototype prototype(Prototype prototype) {
    return new FunctionFacts.Prototype(
        prototype.returnType(),
        prototype.parameters().stream()
            .map(p -> new FunctionFacts.Parameter(p.pattern(), p.name()))
            .toList(),
        prototype.variadic());
  }
}
