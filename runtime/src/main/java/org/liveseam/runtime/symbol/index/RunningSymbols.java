package org.liveseam.runtime.symbol.index;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.symbol.Lazy;
import org.liveseam.runtime.symbol.Prototype;
import org.liveseam.runtime.symbol.Traceable;
import org.liveseam.runtime.symbol.btf.Btf;
import org.liveseam.runtime.symbol.kallsyms.KallsymsText;
import org.liveseam.runtime.symbol.kallsyms.SymbolTable;
import org.liveseam.runtime.symbol.module.KoFile;
import org.liveseam.runtime.symbol.module.ModuleDirectory;

/**
 * The symbols of the running kernel, as far as this process may see them: what it may not read
 * makes answers {@code unknown} or absent and is listed in {@link #gaps}, never an exception. Each
 * file is read once, by the first question that needs it: an index is a picture of one moment, and
 * a module loaded later is not in it.
 */
public final class RunningSymbols extends Indexed {
  /** What kallsyms prints in brackets that is no module. */
  private static final Set<String> NO_MODULES =
      Set.of("bpf", "__builtin__ftrace", "__builtin__kprobes");

  private final Path proc;
  private final Path sys;
  private final ModuleDirectory modules;
  private final Lazy<Map<String, SymbolTable>> kallsyms = new Lazy<>(this::readKallsyms);
  private final Lazy<Optional<TracedNames>> traced = new Lazy<>(this::readTraced);
  private final Lazy<Optional<Btf>> btf = new Lazy<>(() -> readBtf(VMLINUX, Optional.empty()));
  private final Map<String, Optional<ObjectSymbols>> objects = new ConcurrentHashMap<>();

  private RunningSymbols(Path proc, Path sys, Path modules) {
    this.proc = proc;
    this.sys = sys;
    this.modules = new ModuleDirectory(modules);
  }

  /** A system by its places: {@code /proc}, {@code /sys}, {@code /lib/modules/V}. */
  public static RunningSymbols open(Path proc, Path sys, Path modulesDirectory) {
    return new RunningSymbols(proc, sys, modulesDirectory);
  }

  /** This system. */
  public static RunningSymbols open() {
    // The JVM's os.version is uname's release.
    Path modules = Path.of("/lib/modules").resolve(System.getProperty("os.version", ""));
    return open(Path.of("/proc"), Path.of("/sys"), modules);
  }

  @Override
  Optional<Btf> btf() {
    return btf.get();
  }

  @Override
  Optional<ObjectSymbols> object(String object) {
    return objects.computeIfAbsent(object, this::find);
  }

  private Optional<ObjectSymbols> find(String object) {
    SymbolTable table = NO_MODULES.contains(object) ? null : kallsyms.get().get(object);
    if (table != null) {
      return Optional.of(new Loaded(object, table));
    }
    if (object.equals(VMLINUX)) {
      return Optional.empty();
    }
    return attempt("module " + object, () -> file(object));
  }

  private Optional<ObjectSymbols> file(String object) throws IOException {
    Optional<Path> file = modules.find(object);
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(new FileSymbols(this, object, KoFile.read(file.get())));
  }

  private Map<String, SymbolTable> readKallsyms() {
    return attempt(
            "/proc/kallsyms",
            () -> {
              try (InputStream in = Files.newInputStream(proc.resolve("kallsyms"))) {
                return Optional.of(KallsymsText.read(in));
              }
            })
        .orElse(Map.of());
  }

  private Optional<TracedNames> readTraced() {
    for (String place : new String[] {"kernel/tracing", "kernel/debug/tracing"}) {
      Path directory = sys.resolve(place);
      Path withAddresses = directory.resolve("available_filter_functions_addrs");
      Path plain = directory.resolve("available_filter_functions");
      boolean addresses = Files.isReadable(withAddresses);
      if (addresses || Files.isReadable(plain)) {
        return attempt(
            "available_filter_functions",
            () -> {
              try (InputStream in =
                  new BufferedInputStream(
                      Files.newInputStream(addresses ? withAddresses : plain))) {
                return Optional.of(
                    new TracedNames(KallsymsText.readTraceable(in, addresses), addresses));
              }
            });
      }
    }
    gap("available_filter_functions is not readable (it needs tracefs mounted, and root)");
    return Optional.empty();
  }

  private Optional<Btf> readBtf(String object, Optional<Btf> base) {
    Path file = sys.resolve("kernel/btf").resolve(object);
    if (!Files.isReadable(file)) {
      gap("type information of " + object + " is not readable (/sys/kernel/btf)");
      return Optional.empty();
    }
    return attempt(
        "type information of " + object,
        () -> {
          Bytes bytes = Bytes.of(Files.readAllBytes(file));
          return Optional.of(base.isPresent() ? Btf.of(bytes, base.get()) : Btf.of(bytes));
        });
  }

  private interface Reader<T> {
    Optional<T> read() throws IOException;
  }

  private <T> Optional<T> attempt(String what, Reader<T> reader) {
    try {
      return reader.read();
    } catch (IOException | java.io.UncheckedIOException e) {
      gap(what + " is not readable: " + e);
    } catch (MalformedFileException e) {
      gap(what + " is damaged: " + e.getMessage());
    }
    return Optional.empty();
  }

  private final class Loaded implements ObjectSymbols {
    private final String object;
    private final SymbolTable table;
    private final Lazy<Optional<Btf>> types;

    Loaded(String object, SymbolTable table) {
      this.object = object;
      this.table = table;
      this.types =
          object.equals(VMLINUX)
              ? btf
              : new Lazy<>(() -> btf().flatMap(b -> readBtf(object, Optional.of(b))));
    }

    @Override
    public SymbolTable table() {
      return table;
    }

    @Override
    public Traceable traceable(int symbol) {
      return traced
          .get()
          .map(names -> names.of(object, table, symbol))
          .orElse(Traceable.unknown("available_filter_functions is not readable"));
    }

    @Override
    public Optional<Prototype> prototype(String function) {
      return RunningSymbols.this.prototype(types.get(), object, function);
    }
  }
}
