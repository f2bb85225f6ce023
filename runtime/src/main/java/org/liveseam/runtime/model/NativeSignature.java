package org.liveseam.runtime.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a native function takes and gives.
 *
 * @param parameters none of them {@link NativeType#VOID}
 */
public record NativeSignature(List<NativeType> parameters, NativeType result) {
  public NativeSignature {
    parameters = List.copyOf(parameters);
    if (parameters.contains(NativeType.VOID)) {
      throw new IllegalArgumentException("a parameter of type void");
    }
  }

  /** As it is written in the language: {@code (i32, ptr) -> i32}. */
  @Override
  public String toString() {
    return parameters.stream().map(NativeType::word).collect(Collectors.joining(", ", "(", ")"))
        + " -> "
        + result.word();
  }
}
