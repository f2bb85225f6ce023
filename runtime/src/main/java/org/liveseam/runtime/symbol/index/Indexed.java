package org.liveseam.runtime.symbol.index;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.FunctionCandidate;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.symbol.StructLayout;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.symbol.btf.Btf;
import org.liveseam.runtime.symbol.btf.Layouts;
import org.liveseam.runtime.symbol.btf.Prototypes;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;
import org.liveseam.runtime.symbol.module.ModuleDirectory;

/** What both indexes share: answers, given each object's symbols. */
abstract class Indexed implements KernelSymbols {
  private final Set<String> gaps = new ConcurrentSkipListSet<>();

  /** The symbols of an object whose name is normalised. */
  abstract Optional<ObjectSymbols> object(String object);

  /** The kernel's own types. */
  abstract Optional<Btf> btf();

  @Override
  public List<FunctionCandidate> functions(String object, String name) {
    String normal = normalise(object);
    return object(normal).map(symbols -> candidates(normal, name, symbols)).orElse(List.of());
  }

  private static List<FunctionCandidate> candidates(
      String object, String name, ObjectSymbols symbols) {
    SymbolTable table = symbols.table();
    List<FunctionCandidate> candidates = new ArrayList<>();
    for (int i : table.find(name)) {
      boolean text = FunctionCandidate.isText(table.type(i));
      candidates.add(
          new FunctionCandidate(
              object,
              name,
              candidates.size() + 1,
              table.address(i),
              table.type(i),
              text ? symbols.traceable(i) : Traceable.no("data, not code"),
              text ? symbols.prototype(name) : Optional.empty()));
    }
    return List.copyOf(candidates);
  }

  @Override
  public boolean hasObject(String object) {
    return object.equals(VMLINUX) || object(normalise(object)).isPresent();
  }

  @Override
  public List<String> similar(String object, String name, int limit) {
    return object(normalise(object))
        .map(s -> NearNames.of(s.table(), name, limit))
        .orElse(List.of());
  }

  @Override
  public Stream<String> names(String object) {
    return object(normalise(object)).stream()
        .map(ObjectSymbols::table)
        .flatMap(
            table ->
                IntStream.range(0, table.size())
                    .filter(i -> FunctionCandidate.isText(table.type(i)))
                    .mapToObj(table::name));
  }

  @Override
  public Optional<Prototype> prototype(String object, String name) {
    return object(normalise(object)).flatMap(s -> s.prototype(name));
  }

  @Override
  public Optional<StructLayout> struct(String name) {
    return btf()
        .flatMap(b -> optional("the kernel's type information", () -> new Layouts(b).find(name)));
  }

  @Override
  public List<String> gaps() {
    return List.copyOf(gaps);
  }

  Optional<Prototype> prototype(Optional<Btf> types, String object, String function) {
    return types.flatMap(
        b -> optional("type information of " + object, () -> Prototypes.find(b, function)));
  }

  void gap(String gap) {
    gaps.add(gap);
  }

  /**
   * A piece the answer can do without: when it is damaged or not readable, that is a gap and no
   * failure.
   */
  <T> Optional<T> optional(String what, Supplier<Optional<T>> reader) {
    try {
      return reader.get();
    } catch (MalformedFileException e) {
      gap(what + " is damaged: " + e.getMessage());
    } catch (UncheckedIOException e) {
      gap(what + " is not readable: " + e.getCause());
    }
    return Optional.empty();
  }

  private static String normalise(String object) {
    return ModuleDirectory.normalise(object);
  }
}
