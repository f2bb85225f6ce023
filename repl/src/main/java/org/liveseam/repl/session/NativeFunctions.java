package org.liveseam.repl.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.target.FunctionFacts.Prototype;
import org.liveseam.runtime.target.NativeObjects;
import org.liveseam.runtime.target.NativeObjects.NativeFunction;

/** Functions of the libraries of this process, each library read once. */
final class NativeFunctions implements FunctionSource {
  private final NativeObjects libraries;
  private final Map<String, Map<String, NativeFunction>> read = new HashMap<>();

  NativeFunctions(NativeObjects libraries) {
    this.libraries = libraries;
  }

  @Override
  public List<String> objects() {
    return libraries.objects();
  }

  @Override
  public Stream<String> names(String object) {
    return all(object).keySet().stream();
  }

  @Override
  public Optional<Function> function(String object, String name) {
    return Optional.ofNullable(all(object).get(name))
        .map(
            f ->
                new Function(object, name, f.unpatchable(), f.prototype().map(p -> text(name, p))));
  }

  private Map<String, NativeFunction> all(String object) {
    return read.computeIfAbsent(
        object,
        name -> {
          var byName = new HashMap<String, NativeFunction>();
          try {
            libraries.functions(name).forEach(f -> byName.putIfAbsent(f.name(), f));
          } catch (DiagnosticException e) {
            byName.clear(); // it was unloaded, or its file is gone: nothing of it can be patched
          }
          return byName;
        });
  }

  private static String text(String name, Prototype type) {
    String parameters =
        type.parameters().stream().map(p -> p.named(p.name())).collect(Collectors.joining(", "));
    String gap = type.returnType().endsWith("*") ? "" : " ";
    return type.returnType()
        + gap
        + name
        + "("
        + (parameters.isEmpty() ? "void" : parameters)
        + (type.variadic() ? ", ...)" : ")");
  }
}
