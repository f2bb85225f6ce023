package org.liveseam.repl.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.liveseam.runtime.symbol.FunctionCandidate;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.symbol.Traceable;

/** Functions of a kernel. */
record KernelFunctions(KernelSymbols symbols) implements FunctionSource {
  /** Modules are asked for by name: there are thousands. */
  @Override
  public List<String> objects() {
    return List.of(KernelSymbols.VMLINUX);
  }

  @Override
  public Stream<String> names(String object) {
    return symbols.names(object);
  }

  @Override
  public Optional<Function> function(String object, String name) {
    List<FunctionCandidate> found = symbols.functions(object, name);
    return found.stream()
        .filter(FunctionCandidate::isText)
        .findFirst()
        .map(first -> function(object, found, first));
  }

  private static Function function(
      String object, List<FunctionCandidate> all, FunctionCandidate first) {
    Optional<String> why =
        switch (first.traceable()) {
          case Traceable.No no -> Optional.of(no.reason());
          case Traceable.Yes yes -> Optional.empty();
          case Traceable.Unknown unknown -> Optional.empty();
        };
    Optional<String> declaration = first.declaration();
    if (why.isEmpty() && all.size() > 1) {
      declaration =
          Optional.of(declaration.orElse("") + " (" + all.size() + " of that name: `at N`)");
    }
    return new Function(object, first.name(), why, declaration.map(String::strip));
  }
}
