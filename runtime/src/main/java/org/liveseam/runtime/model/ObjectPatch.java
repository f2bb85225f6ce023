package org.liveseam.runtime.model;

import java.util.List;
import org.liveseam.runtime.diagnostic.Span;

/**
 * What a patch does to one object.
 *
 * @param callbacks at most one of each kind
 */
public record ObjectPatch(
    ObjectRef object, List<FunctionPatch> functions, List<Callback> callbacks, Span span) {
  public ObjectPatch {
    functions = List.copyOf(functions);
    callbacks = List.copyOf(callbacks);
    if (functions.isEmpty()) {
      // klp_init_object answers EINVAL, silently, for an object without functions.
      throw new IllegalArgumentException("object " + object + " without functions");
    }
    if (callbacks.stream().map(Callback::kind).distinct().count() != callbacks.size()) {
      throw new IllegalArgumentException("object " + object + " has a callback twice");
    }
  }
}
