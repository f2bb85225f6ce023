package org.liveseam.runtime.kernel.build;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.liveseam.runtime.build.Places;
import org.liveseam.runtime.build.QuotedIncludes;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionFacts.Parameter;
import org.liveseam.runtime.target.FunctionFacts.Prototype;
import org.liveseam.runtime.target.FunctionQuery;

/** Makes the records that the language makes of a patch's text, with true spans. */
final class PatchText {
  static final Prototype SHOW =
      new Prototype(
          "int",
          List.of(new Parameter("struct seq_file *%", "m"), new Parameter("void *%", "v")),
          false);

  final Source source;

  PatchText(String text) {
    source = new Source("fix.seam", text);
  }

  /** The span of a part that occurs in the text once. */
  Span at(String part) {
    int first = source.text().indexOf(part);
    if (first < 0 || source.text().indexOf(part, first + 1) >= 0) {
      throw new IllegalArgumentException(part + " occurs not once");
    }
    return first(part);
  }

  private Span first(String part) {
    int first = source.text().indexOf(part);
    Span begin = Places.at(Places.start(source), source.text(), first, 1);
    Span end = Places.at(Places.start(source), source.text(), first + part.length(), 1);
    return new Span(source, begin.line(), begin.column(), end.line(), end.column());
  }

  Body.InlineC c(String code, String... headers) {
    List<Body.Include> includes =
        Stream.of(headers).map(path -> new Body.Include(path, at("<" + path + ">"))).toList();
    return new Body.InlineC(code, includes, at(code));
  }

  /** The code between the only opening brace behind a c and the last closing one. */
  Body.InlineC c() {
    String text = source.text();
    return c(text.substring(text.indexOf("c {") + 3, text.lastIndexOf('}')));
  }

  Body.SymbolFrom from(String name, Path file, String text) {
    return new Body.SymbolFrom(name, QuotedIncludes.source(file, text), at(name + " from"));
  }

  Callback callback(Callback.Kind kind, Body body) {
    return new Callback(kind, body, at(kind.words()));
  }

  FunctionPatch function(String name, Body body, String... parameters) {
    return new FunctionPatch(
        name, Arrays.asList(parameters), OptionalInt.empty(), body, first(name), first(name));
  }

  ObjectPatch vmlinux(FunctionPatch... functions) {
    return new ObjectPatch(
        new ObjectRef.Vmlinux(), List.of(functions), List.of(), functions[0].span());
  }

  Patch patch(ObjectPatch... objects) {
    return patch(false, objects);
  }

  Patch patch(boolean replacesAll, ObjectPatch... objects) {
    Span all = at(source.text().lines().findFirst().orElseThrow());
    return new Patch(
        "fix",
        "1.0",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Consistency.usual(all),
        List.of(objects),
        replacesAll,
        false,
        all);
  }

  /** A request with one prototype for all functions, or none. */
  static BuildRequest request(Patch patch, String release, Optional<Prototype> prototype) {
    List<FunctionFacts> facts =
        patch.objects().stream()
            .flatMap(
                object ->
                    object.functions().stream()
                        .map(f -> new FunctionQuery(object.object().kernelName(), f.name())))
            .map(
                query ->
                    new FunctionFacts(
                        query,
                        FunctionFacts.ObjectPresence.LOADED,
                        List.of(new FunctionFacts.Candidate(1, true, Optional.empty(), true)),
                        prototype,
                        List.of()))
            .toList();
    return new BuildRequest(patch, release, facts);
  }

  static BuildRequest request(Patch patch, String release) {
    return request(patch, release, Optional.of(SHOW));
  }
}
