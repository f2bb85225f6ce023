package org.liveseam.runtime.build;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;

/** Where an author wrote a name. */
public final class Uses {
  private Uses() {}

  /** The first use in the bodies of an object: in the patch itself, then in C files. */
  public static Optional<Span> first(ObjectPatch object, String name) {
    List<Body> bodies =
        Stream.concat(
                object.functions().stream().map(FunctionPatch::body),
                object.callbacks().stream().map(Callback::body))
            .toList();
    return Stream.concat(
            bodies.stream().flatMap(body -> inline(body, name)),
            bodies.stream().flatMap(body -> file(body, name)))
        .findFirst();
  }

  private static Stream<Span> inline(Body body, String name) {
    if (body instanceof Body.InlineC c) {
      return words(c.span(), c.code(), name);
    }
    return body instanceof Body.Symbol symbol && symbol.name().equals(name)
        ? Stream.of(symbol.span())
        : Stream.empty();
  }

  private static Stream<Span> file(Body body, String name) {
    if (body instanceof Body.SymbolFrom from) {
      var source = new Source(from.file().path().toString(), from.file().text());
      return words(Places.start(source), source.text(), name);
    }
    return body instanceof Body.SymbolFromBinary binary ? Stream.of(binary.span()) : Stream.empty();
  }

  private static Stream<Span> words(Span start, String code, String name) {
    return CWords.in(code).stream()
        .filter(word -> word.text().equals(name) && !word.member())
        .map(word -> Places.at(start, code, word.offset(), name.length()));
  }
}
