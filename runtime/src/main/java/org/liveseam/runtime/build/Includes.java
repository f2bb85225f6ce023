package org.liveseam.runtime.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.build.SourceMap.Purpose;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.Patch;

/** The headers of all inline bodies of a patch, each once, in the order they were written. */
public final class Includes {
  private final Map<String, Body.Include> includes = new LinkedHashMap<>();
  private final Map<String, String> owners = new LinkedHashMap<>();

  public Includes(Patch patch) {
    patch
        .objects()
        .forEach(
            object -> {
              object.functions().forEach(function -> add(function.name(), function.body()));
              object.callbacks().forEach(callback -> add(callback.kind().words(), callback.body()));
            });
  }

  private void add(String owner, Body body) {
    if (body instanceof Body.InlineC c) {
      for (Body.Include include : c.includes()) {
        includes.putIfAbsent(include.path(), include);
        owners.putIfAbsent(include.path(), owner);
      }
    }
  }

  public void write(CWriter out) {
    int number = 0;
    for (Body.Include include : includes.values()) {
      String owner = owners.getOrDefault(include.path(), "");
      out.generated(
          Purpose.INCLUDE,
          String.valueOf(number++),
          new Origin(owner, include.span(), include.path(), ""),
          "#include <" + include.path() + ">\n");
    }
  }

  /** Every inline body of a patch. */
  public static Stream<Body.InlineC> bodies(Patch patch) {
    return patch.objects().stream()
        .flatMap(
            object ->
                Stream.concat(
                    object.functions().stream().map(FunctionPatch::body),
                    object.callbacks().stream().map(Callback::body)))
        .filter(Body.InlineC.class::isInstance)
        .map(Body.InlineC.class::cast);
  }
}
