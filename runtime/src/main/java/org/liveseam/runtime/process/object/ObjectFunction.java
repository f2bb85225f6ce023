package org.liveseam.runtime.process.object;

import java.util.Optional;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.target.FunctionFacts;

/**
 * A function of a loaded object. Aliases are functions of their own with the same site.
 *
 * @param address where it begins; for an IFUNC that could be resolved, the function it stands for
 * @param size in bytes, 0 if unknown
 * @param indirect whether the address is that of the code that chooses one of several functions,
 *     and none of them is known here: an IFUNC that is not exported, or chose elsewhere
 * @param exported whether other objects can call it by name
 * @param position among the functions of that name in its object, by address from 1
 * @param site where calls can be redirected; empty if {@code unpatchable} says why
 * @param unpatchable why it cannot be replaced, for the user; empty if it can
 * @param types the object's debugging information, read when asked
 */
public record ObjectFunction(
    String name,
    long address,
    long size,
    boolean indirect,
    boolean exported,
    int position,
    Optional<EntrySite> site,
    Optional<String> unpatchable,
    Prototypes types) {
  /** What its debugging information says; empty if there is none or it does not name it. */
  public Optional<FunctionFacts.Prototype> prototype() {
    return types.find(name, address);
  }

  /** Prototypes of an object's functions. */
  @FunctionalInterface
  public interface Prototypes {
    /**
     * The prototype of a function.
     *
     * @param address in this process: tells static functions of one name apart
     */
    Optional<FunctionFacts.Prototype> find(String name, long address);
  }
}
