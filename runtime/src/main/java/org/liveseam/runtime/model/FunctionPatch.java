package org.liveseam.runtime.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.liveseam.runtime.diagnostic.Span;

/**
 * One function and what stands in for it.
 *
 * @param name the symbol to replace
 * @param parameters names for the parameters of an inline body; empty to take those of the symbol's
 *     type information
 * @param type written beside the names of an inline body's parameters; then each has a name
 * @param position position among all symbols of that name in the object, from 1 (the kernel's
 *     sympos); empty if the name must be unique
 * @param nameSpan where the name stands
 */
public record FunctionPatch(
    String name,
    List<String> parameters,
    Optional<NativeSignature> type,
    OptionalInt position,
    Body body,
    Span span,
    Span nameSpan) {
  public FunctionPatch {
    Names.check(Names.isSymbol(name), "function name", name);
    parameters = List.copyOf(parameters);
    parameters.forEach(parameter -> Names.check(Names.isC(parameter), "parameter", parameter));
    if (type.isPresent() && type.get().parameters().size() != parameters.size()) {
      throw new IllegalArgumentException("types without names");
    }
    if (position.isPresent() && position.getAsInt() < 1) {
      throw new IllegalArgumentException("position " + position.getAsInt());
    }
  }

  /** Without written types. */
  public FunctionPatch(
      String name,
      List<String> parameters,
      OptionalInt position,
      Body body,
      Span span,
      Span nameSpan) {
    this(name, parameters, Optional.empty(), position, body, span, nameSpan);
  }
}
