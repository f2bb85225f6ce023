package org.liveseam.grammar.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;

/** {@code (a, b: i32 = 1) -> i32}; parameter names are unique. */
public record FunctionSignature(List<Parameter> parameters, @Nullable TypeSyntax result, Span span)
    implements Syntax {
  public FunctionSignature {
    parameters = List.copyOf(parameters);
  }
}
