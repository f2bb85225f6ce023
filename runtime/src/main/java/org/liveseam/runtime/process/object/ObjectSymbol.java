package org.liveseam.runtime.process.object;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A symbol of a loaded object.
 *
 * @param name without a symbol version
 * @param address in this process; for {@link Kind#THREAD_LOCAL} the offset in the object's TLS
 *     image; for {@link Kind#IFUNC} that of the resolver
 * @param size in bytes, 0 if unknown
 * @param exported whether other objects can refer to it by name
 * @param current whether it is what its bare name means: not an older version of a symbol
 * @param position among the symbols of that name, by address from 1
 */
public record ObjectSymbol(
    String name,
    Kind kind,
    long address,
    long size,
    boolean exported,
    boolean current,
    int position) {
  /** What a symbol stands for. */
  public enum Kind {
    FUNCTION,
    /** A function that decides at load time which of several it is. */
    IFUNC,
    DATA,
    THREAD_LOCAL
  }

  ObjectSymbol plus(long base) {
    return kind == Kind.THREAD_LOCAL
        ? this
        : new ObjectSymbol(name, kind, address + base, size, exported, current, position);
  }

  /** What other objects get that ask for a name, of all symbols that have it. */
  public static Optional<ObjectSymbol> ofName(List<ObjectSymbol> all) {
    return all.stream()
        .filter(ObjectSymbol::exported)
        .min(Comparator.comparing(symbol -> !symbol.current()));
  }
}
