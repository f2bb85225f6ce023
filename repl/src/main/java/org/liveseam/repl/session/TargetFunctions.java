package org.liveseam.repl.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.liveseam.repl.session.FunctionSource.Function;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.kernel.SymbolProvider;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.symbol.index.ImageSymbols;
import org.liveseam.runtime.symbol.module.ModuleDirectory;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.target.Targets;

/**
 * The functions that patches can name, for searches and completion. No target is opened for that: a
 * kernel's symbols are read from where they lie, a process' from what is loaded already.
 *
 * <p>An object's names are sorted once. By the thread of the conversation.
 */
public final class TargetFunctions {
  private static final int MOST_LOOKED_AT = 2000;

  private final ReplSession session;
  private final Path cache;
  private final Map<TargetSpec, Optional<KernelSymbols>> kernels = new HashMap<>();
  private final Map<KernelSymbols, Map<String, NameIndex>> indexes = new HashMap<>();

  TargetFunctions(ReplSession session, Path cache) {
    this.session = session;
    this.cache = cache;
  }

  /**
   * Functions that begin so and can be replaced, by name.
   *
   * @param object of this one alone; empty for all that are usual
   */
  public List<Function> patchable(String prefix, Optional<String> object, int limit) {
    return collect(object, index -> index.startingWith(prefix).limit(MOST_LOOKED_AT))
        .filter(function -> function.unpatchable().isEmpty())
        .limit(limit)
        .toList();
  }

  /** Functions that a pattern takes, whether they can be replaced or not. */
  public List<Function> matching(String pattern, Optional<String> object, int limit) {
    return collect(object, index -> index.matching(pattern)).limit(limit).toList();
  }

  private Stream<Function> collect(
      Optional<String> object, java.util.function.Function<NameIndex, Stream<String>> names) {
    return sources()
        .flatMap(
            source ->
                object
                    .map(Stream::of)
                    .orElseGet(() -> source.objects().stream())
                    .flatMap(
                        in ->
                            names
                                .apply(index(source, in))
                                .flatMap(name -> source.function(in, name).stream())));
  }

  /** The process goes first: what is loaded there was asked for. */
  private Stream<FunctionSource> sources() {
    var all = new ArrayList<FunctionSource>();
    TargetSpec current = session.seam().currentTarget();
    for (Session open : session.open()) {
      open.nativeObjects().ifPresent(objects -> all.add(new NativeFunctions(objects)));
    }
    if (!current.scheme().equals(TargetSpec.PROCESS.scheme())) {
      kernel(current).ifPresent(symbols -> all.add(new KernelFunctions(symbols)));
    }
    return all.stream();
  }

  /** The symbols of a kernel target; empty for targets that tell none. */
  public Optional<KernelSymbols> kernel(TargetSpec spec) {
    return kernels.computeIfAbsent(
        spec,
        wanted ->
            Targets.provider(wanted) instanceof SymbolProvider provider
                ? Optional.of(provider.symbols(wanted, cache))
                : Optional.empty());
  }

  /** A kernel's image does not change; what a process has loaded does. */
  private NameIndex index(FunctionSource source, String object) {
    return source instanceof KernelFunctions kernel
        ? indexes
            .computeIfAbsent(kernel.symbols(), symbols -> new HashMap<>())
            .computeIfAbsent(object, name -> NameIndex.of(source.names(name)))
        : NameIndex.of(source.names(object));
  }

  /** Modules of the current target's kernel and whether each is loaded, by name. */
  public Map<String, Boolean> modules() {
    var all = new TreeMap<String, Boolean>();
    TargetSpec current = session.seam().currentTarget();
    onDisk(current).forEach(name -> all.put(name, false));
    session.open().stream()
        .filter(open -> open.info().spec().equals(current.toString()))
        .flatMap(open -> open.state().loadedModules().stream())
        .filter(Predicate.not(name -> name.startsWith("seam_")))
        .forEach(name -> all.put(name, true));
    return all;
  }

  private Iterable<String> onDisk(TargetSpec spec) {
    if (spec.equals(TargetSpec.KERNEL)) {
      String release = System.getProperty("os.version", "");
      return new ModuleDirectory(Path.of("/lib/modules").resolve(release)).names();
    }
    return kernel(spec).orElse(null) instanceof ImageSymbols image
        ? image.modules().names()
        : List.of();
  }

  /** What is known of a function of that name, in every object that has it. */
  public List<Function> named(String name) {
    return sources()
        .flatMap(
            source -> source.objects().stream().flatMap(in -> source.function(in, name).stream()))
        .toList();
  }
}
