package org.liveseam.runtime.model;

/**
 * Writes what a patch does as one text, the same for equal content: the input of the content hash.
 * Every string is length-prefixed, so no two contents share a text.
 */
final class Canonical {
  private final StringBuilder out = new StringBuilder();

  private Canonical() {}

  static String text(Patch patch) {
    var canonical = new Canonical();
    canonical.patch(patch);
    return canonical.out.toString();
  }

  private void patch(Patch patch) {
    put("patch").put(patch.name()).put(patch.version());
    put(patch.replacesAll() ? "replace" : "keep");
    if (patch.movesPrologues()) {
      put("prologue");
    }
    patch.module().ifPresent(file -> put("module").put(file.digest()));
    for (State state : patch.states()) {
      put("state").put(state.state().id() + " " + state.state().version());
    }
    for (Shadow shadow : patch.shadows()) {
      put("shadow").put(shadow.name()).put(shadow.type()).put(shadow.owner());
    }
    for (ObjectPatch object : patch.objects()) {
      put("object").put(object.object().kernelName());
      for (FunctionPatch function : object.functions()) {
        put("function").put(function.name()).put(String.valueOf(function.position().orElse(0)));
        function.parameters().forEach(this::put);
        function.type().ifPresent(type -> put("type").put(type.toString()));
        body(function.body());
      }
      object
          .callbacks()
          .forEach(
              callback -> {
                put(callback.kind().kernelName());
                body(callback.body());
              });
    }
  }

  private void body(Body body) {
    switch (body) {
      case Body.Symbol symbol -> put("symbol").put(symbol.name());
      case Body.SymbolFrom from -> {
        put("from").put(from.name()).put(from.file().text());
        if (!from.file().included().isEmpty()) {
          put("included").put(from.file().included());
        }
      }
      case Body.SymbolFromBinary from -> put("binary").put(from.name()).put(from.file().digest());
      case Body.Closure closure ->
          put("closure").put(closure.code().signature().toString()).put(closure.code().text());
      case Body.InlineC c -> {
        put("c").put(c.code());
        c.includes().forEach(include -> put("include").put(include.path()));
      }
    }
  }

  private Canonical put(String text) {
    out.append(text.length()).append(':').append(text).append('\n');
    return this;
  }
}
