package org.liveseam.runtime.target;

import java.util.List;
import java.util.Optional;

/**
 * What a target knows about a function.
 *
 * @param object whether the object is there
 * @param candidates every symbol of that name in the object, by position
 * @param prototype what its type information says, of the one at the position that was asked for;
 *     empty if there is none
 * @param similar names near to it, best first, when there is no candidate
 */
public record FunctionFacts(
    FunctionQuery query,
    ObjectPresence object,
    List<Candidate> candidates,
    Optional<Prototype> prototype,
    List<String> similar) {
  public FunctionFacts {
    candidates = List.copyOf(candidates);
    similar = List.copyOf(similar);
  }

  /** Where an object is. */
  public enum ObjectPresence {
    LOADED,
    /** Not loaded, but the target could load it; what it defines was read from its file. */
    ON_DISK,
    ABSENT
  }

  /**
   * One symbol.
   *
   * @param position among all symbols of that name in that object, from 1
   * @param function whether it is code
   * @param untraceable why it cannot be traced; empty if it can, or if that could not be seen
   * @param traceabilityKnown false if this process may not see what can be traced
   * @param movedPrologue whether its first instructions must be moved to redirect it
   */
  public record Candidate(
      int position,
      boolean function,
      Optional<String> untraceable,
      boolean traceabilityKnown,
      boolean movedPrologue) {
    public Candidate(
        int position, boolean function, Optional<String> untraceable, boolean traceabilityKnown) {
      this(position, function, untraceable, traceabilityKnown, false);
    }
  }

  /**
   * A C prototype.
   *
   * @param returnType a C type that a declaration can begin with, for instance {@code int} or
   *     {@code struct file *}
   * @param parameters one per parameter
   * @param variadic whether it ends with {@code ...}
   * @param plain what the result and each parameter are behind names for types, {@code struct} or
   *     {@code unsigned int}, and {@code *} for any pointer; nothing if that is not known
   */
  public record Prototype(
      String returnType, List<Parameter> parameters, boolean variadic, List<String> plain) {
    public Prototype {
      parameters = List.copyOf(parameters);
      plain = List.copyOf(plain);
    }

    /** Of which no more is known than what is written. */
    public Prototype(String returnType, List<Parameter> parameters, boolean variadic) {
      this(returnType, parameters, variadic, List.of());
    }
  }

  /**
   * A parameter.
   *
   * @param declaration the whole C declaration with {@code %} where the name stands, for instance
   *     {@code struct seq_file *%} or {@code void (*%)(int)}
   * @param name what the kernel's authors call it; empty if unknown
   */
  public record Parameter(String declaration, String name) {
    /** The declaration under a name of one's own. */
    public String named(String other) {
      return declaration.replace("%", other);
    }
  }
}
