package org.liveseam.runtime.build;

import java.util.stream.Collectors;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/** Small pieces of C that join an author's functions to what is generated. */
public final class Glue {
  private Glue() {}

  public static String declareTags(Prototype type) {
    return PrototypeText.tags(type).stream().map(tag -> tag + ";\n").collect(Collectors.joining());
  }

  /** A second, global name for a function that may be static; its type comes along. */
  public static String alias(String name, String symbol) {
    return """
    _Static_assert(!__builtin_types_compatible_p(typeof(%1$s), typeof(&*%1$s)), "no function");
    extern typeof(%1$s) %2$s __attribute__((alias("%1$s")));
    """
        .formatted(name, symbol);
  }

  /** A pointer that takes the function's address: the compiler warns if the types differ. */
  public static String comparison(String pointer, String name) {
    return "#pragma GCC diagnostic warning \"-Wincompatible-pointer-types\"\n"
        + "static "
        + pointer
        + " __attribute__((__unused__)) = "
        + name
        + ";\n";
  }

  /** The closing brace of an inline body. */
  public static Span end(Body.InlineC body) {
    Span span = body.span();
    return new Span(
        span.source(), span.endLine(), span.endColumn(), span.endLine(), span.endColumn() + 1);
  }
}
