package org.liveseam.runtime.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.symbol.FunctionCandidate;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.symbol.StructLayout;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.target.FunctionFacts;

/** The symbols of a {@link FakeKernel}; it has no structs. */
final class FakeSymbols implements KernelSymbols {
  private final FakeKernel kernel;

  FakeSymbols(FakeKernel kernel) {
    this.kernel = kernel;
  }

  private List<FakeKernel.Symbol> object(String object) {
    return kernel.symbols.getOrDefault(object.replace('-', '_'), List.of());
  }

  @Override
  public List<FunctionCandidate> functions(String object, String name) {
    var found = new ArrayList<FunctionCandidate>();
    for (FakeKernel.Symbol symbol : object(object)) {
      if (symbol.name().equals(name)) {
        found.add(
            new FunctionCandidate(
                object,
                name,
                found.size() + 1,
                0,
                symbol.function() ? 't' : 'd',
                traceable(symbol),
                symbol.prototype().map(p -> prototype(name, p))));
      }
    }
    return List.copyOf(found);
  }

  private static Traceable traceable(FakeKernel.Symbol symbol) {
    return symbol.function()
        ? symbol.untraceable().map(Traceable::no).orElseGet(Traceable::yes)
        : Traceable.no("data, not code");
  }

  @Override
  public boolean hasObject(String object) {
    return kernel.symbols.containsKey(object.replace('-', '_'));
  }

  @Override
  public List<String> similar(String object, String name, int limit) {
    return DidYouMean.of(name, names(object).distinct().toList(), limit);
  }

  @Override
  public Stream<String> names(String object) {
    return object(object).stream().filter(FakeKernel.Symbol::function).map(FakeKernel.Symbol::name);
  }

  @Override
  public Optional<Prototype> prototype(String object, String name) {
    return functions(object, name).stream().flatMap(f -> f.prototype().stream()).findFirst();
  }

  @Override
  public Optional<StructLayout> struct(String name) {
    return Optional.empty();
  }

  private static Prototype prototype(String name, FunctionFacts.Prototype from) {
    List<Prototype.Parameter> parameters =
        from.parameters().stream()
            .map(
                p ->
                    new Prototype.Parameter(
                        p.name(), p.named("").strip(), p.named(p.name()), p.declaration()))
            .toList();
    String list =
        parameters.stream()
            .map(Prototype.Parameter::declaration)
            .collect(Collectors.joining(", ", "(", ")"));
    String type = from.returnType();
    return new Prototype(
        name,
        type,
        parameters,
        from.variadic(),
        type + " " + list,
        type + (type.endsWith("*") ? "" : " ") + name + list);
  }
}
