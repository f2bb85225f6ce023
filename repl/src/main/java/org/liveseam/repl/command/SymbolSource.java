package org.liveseam.repl.command;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.command.TargetCommand.Run;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.io.Xdg;
import org.liveseam.repl.view.SymbolsView.Row;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.kernel.SymbolProvider;
import org.liveseam.runtime.symbol.StructLayout;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.target.Targets;
import picocli.CommandLine;

/** The functions of a target: a kernel's from its files, without opening it; or this process'. */
interface SymbolSource {
  /** The object that is meant when none is named; empty if one must be. */
  Optional<String> usual();

  /** Whether there is such an object. */
  boolean has(String object);

  /** Names of functions of an object; may repeat. */
  Stream<String> names(String object);

  /** The functions of a name, in the order of their positions. */
  List<Row> functions(String object, String name);

  /** Names near to one that is not there. */
  List<String> similar(String object, String name);

  /** A struct or union by its name. */
  Optional<StructLayout> struct(String name);

  /** What could not be read. */
  List<String> gaps();

  /** The one of a run's target; for this process, it is opened. */
  static SymbolSource of(Run run, Streams streams) {
    TargetSpec spec = run.target();
    if (spec.scheme().equals(TargetSpec.PROCESS.scheme())) {
      return new NativeSource(run.session().nativeObjects().orElseThrow());
    }
    if (Targets.provider(spec) instanceof SymbolProvider provider) {
      return new KernelSource(provider.symbols(spec, new Xdg(streams).cache()));
    }
    throw Diagnostic.of(TargetErrors.NOT_AVAILABLE, spec, "it does not tell its symbols").raise();
  }

  /** Reads; files that are not as they should be are errors of the target. */
  static <T> T reading(TargetSpec spec, Supplier<T> work) {
    try {
      return work.get();
    } catch (UncheckedIOException e) {
      throw Diagnostic.of(TargetErrors.NOT_AVAILABLE, spec, e.getCause()).raise();
    } catch (MalformedFileException e) {
      throw Diagnostic.of(TargetErrors.NOT_AVAILABLE, spec, "damaged: " + e.getMessage()).raise();
    }
  }

  /** The object that an option names, or the usual one. */
  default String object(@Nullable String named, TargetSpec target, CommandLine line) {
    String object =
        Optional.ofNullable(named)
            .or(this::usual)
            .orElseThrow(() -> UsageErrors.error(line, "name a library, as --object libc.so.6"));
    if (!has(object)) {
      throw Diagnostic.of(TargetErrors.NO_OBJECT, object, target).raise();
    }
    return object;
  }
}
