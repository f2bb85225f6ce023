package org.liveseam.repl.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.repl.view.SymbolsView.Patchable;
import org.liveseam.repl.view.SymbolsView.Row;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.symbol.StructLayout;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts.Prototype;
import org.liveseam.runtime.target.NativeObjects;
import org.liveseam.runtime.target.NativeObjects.LibrarySpec;
import org.liveseam.runtime.target.NativeObjects.NativeFunction;

/** The functions of libraries, loaded into this process to look at them. */
final class NativeSource implements SymbolSource {
  private static final Duration LOADING = Duration.ofSeconds(30);
  private static final int SIMILAR = 3;

  private final NativeObjects objects;
  private final Map<String, Map<String, List<NativeFunction>>> known = new HashMap<>();

  NativeSource(NativeObjects objects) {
    this.objects = objects;
  }

  private Map<String, List<NativeFunction>> functions(String object) {
    return known.computeIfAbsent(
        object,
        name ->
            objects.functions(name).stream().collect(Collectors.groupingBy(NativeFunction::name)));
  }

  @Override
  public Optional<String> usual() {
    return Optional.empty();
  }

  /** What cannot be loaded is an error that says why. */
  @Override
  public boolean has(String object) {
    if (!objects.objects().contains(object)) {
      var nowhere = new Span(new Source("<command line>", ""), 1, 1, 1, 1);
      objects.open(
          new LibrarySpec(object, Optional.empty(), Optional.empty(), nowhere),
          Deadline.in(LOADING));
    }
    return true;
  }

  @Override
  public Stream<String> names(String object) {
    return functions(object).keySet().stream().sorted();
  }

  @Override
  public List<Row> functions(String object, String name) {
    List<NativeFunction> all = functions(object).getOrDefault(name, List.of());
    return java.util.stream.IntStream.range(0, all.size())
        .mapToObj(i -> row(all.get(i), i + 1, all.size() == 1))
        .toList();
  }

  private static Row row(NativeFunction function, int position, boolean alone) {
    return new Row(
        function.object(),
        function.name(),
        position,
        alone,
        function.unpatchable().isPresent() ? Patchable.NO : Patchable.YES,
        function.unpatchable().orElse(""),
        function.prototype().map(p -> declaration(function.name(), p)).orElse(""));
  }

  private static String declaration(String name, Prototype type) {
    String parameters =
        type.parameters().stream().map(p -> p.named(p.name())).collect(Collectors.joining(", "));
    String all = type.variadic() ? parameters + ", ..." : parameters;
    return type.returnType()
        + (type.returnType().endsWith("*") ? "" : " ")
        + name
        + "("
        + (all.isEmpty() ? "void" : all)
        + ")";
  }

  @Override
  public List<String> similar(String object, String name) {
    return DidYouMean.of(name, functions(object).keySet(), SIMILAR);
  }

  @Override
  public Optional<StructLayout> struct(String name) {
    return Optional.empty();
  }

  @Override
  public List<String> gaps() {
    return List.of();
  }
}
