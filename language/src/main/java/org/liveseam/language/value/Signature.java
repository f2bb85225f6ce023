package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a function takes.
 *
 * @param name for messages; {@code fn} if it has none
 * @param result {@link SeamType#ANY} if it was not written
 */
public record Signature(
    String name, @CompilationFinal List<Parameter> parameters, SeamType result) {
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** The place of a parameter; -1 if there is none of that name. */
  public int indexOf(String parameter) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(parameter)) {
        return i;
      }
    }
    return -1;
  }

  /** How many of them a call that goes by their places must give at least. */
  public int needed() {
    int needed = 0;
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).optional()) {
        needed = i + 1;
      }
    }
    return needed;
  }

  /** {@code greet(name, greeting = ..)}. */
  @Override
  public String toString() {
    return parameters.stream()
        .map(parameter -> parameter.name() + (parameter.optional() ? " = .." : ""))
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  /**
   * One of them.
   *
   * @param optional whether it has a default
   * @param orNull whether it takes {@code null}, too
   */
  public record Parameter(String name, boolean optional, SeamType type, boolean orNull) {
    public Parameter(String name, boolean optional, SeamType type) {
      this(name, optional, type, false);
    }
  }
}
