package org.liveseam.repl.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.liveseam.repl.view.SymbolsView.Patchable;
import org.liveseam.repl.view.SymbolsView.Row;
import org.liveseam.runtime.symbol.FunctionCandidate;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.symbol.StructLayout;
import org.liveseam.runtime.symbol.Traceable;

/** The functions of a kernel and its modules. */
record KernelSource(KernelSymbols symbols) implements SymbolSource {
  private static final int SIMILAR = 3;

  @Override
  public Optional<String> usual() {
    return Optional.of(KernelSymbols.VMLINUX);
  }

  @Override
  public boolean has(String object) {
    return symbols.hasObject(object);
  }

  @Override
  public Stream<String> names(String object) {
    return symbols.names(object);
  }

  @Override
  public List<Row> functions(String object, String name) {
    List<FunctionCandidate> all = symbols.functions(object, name);
    return all.stream()
        .filter(FunctionCandidate::isText)
        .map(candidate -> row(candidate, all.size() == 1))
        .toList();
  }

  private static Row row(FunctionCandidate found, boolean alone) {
    Patchable patchable =
        switch (found.traceable()) {
          case Traceable.Yes yes -> Patchable.YES;
          case Traceable.No no -> Patchable.NO;
          case Traceable.Unknown unknown -> Patchable.UNKNOWN;
        };
    String why =
        switch (found.traceable()) {
          case Traceable.Yes yes -> "";
          case Traceable.No no -> no.reason();
          case Traceable.Unknown unknown -> unknown.reason();
        };
    return new Row(
        found.object(),
        found.name(),
        found.position(),
        alone,
        patchable,
        why,
        found.declaration().orElse(""));
  }

  @Override
  public List<String> similar(String object, String name) {
    return symbols.similar(object, name, SIMILAR);
  }

  @Override
  public Optional<StructLayout> struct(String name) {
    return symbols.struct(name);
  }

  @Override
  public List<String> gaps() {
    return symbols.gaps();
  }
}
