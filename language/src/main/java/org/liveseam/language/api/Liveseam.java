package org.liveseam.language.api;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.liveseam.language.source.SourceFiles;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.apply.Outcome;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.apply.Workspace;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.TargetSpec;

/**
 * Live patching for a program that embeds it: patch files are checked, planned, applied and taken
 * back, scripts are run. Everything is closed until the builder opens it.
 *
 * <pre>{@code
 * try (Liveseam live = Liveseam.builder().target(TargetSpec.PROCESS).cache(folder).open()) {
 *   live.apply(Path.of("fix.seam"));
 * }
 * }</pre>
 *
 * <p>Used by one thread at a time, but for {@link #cancel}. Errors of the user, and of the system
 * that is patched, are {@link org.liveseam.runtime.diagnostic.DiagnosticException}s. A call either
 * does all that it says or leaves everything as it was; if it could not, its exit code is {@link
 * org.liveseam.runtime.diagnostic.ExitCode#NOT_ROLLED_BACK} and the diagnostics say what remains.
 */
public final class Liveseam implements AutoCloseable {
  private final Workspace workspace;
  private final Seam seam;
  private final Cancellation cancellation = new Cancellation();
  private final Object gate = new Object();
  private Runnable cleanUp;
  private int running; // calls within each other: a script may call the host, which calls this

  /**
   * @param cleanUp what is left to do once everything is closed
   */
  Liveseam(LiveseamBuilder builder, Path cache, Runnable cleanUp) {
    this.cleanUp = cleanUp;
    workspace = new Workspace(builder.events(), cancellation, cache, false);
    Set<TargetSpec> granted = new LinkedHashSet<>(builder.targets());
    seam =
        Seam.create(
            new SeamOptions(
                spec -> session(spec, granted),
                builder.targets().stream().findFirst(),
                builder.events(),
                cancellation,
                builder.allowsUnsafe(),
                builder.allowsReads(),
                builder.grants(),
                builder.functions()));
  }

  /** Nothing is granted by it. */
  public static LiveseamBuilder builder() {
    return new LiveseamBuilder();
  }

  private Session session(TargetSpec spec, Set<TargetSpec> granted) {
    if (!granted.contains(spec)) {
      throw Diagnostic.of(
              TargetErrors.NOT_AVAILABLE,
              spec,
              granted.isEmpty()
                  ? "the program that runs this grants no target"
                  : "the program that runs this grants only " + granted)
          .raise();
    }
    return workspace.session(spec);
  }

  /** A wish to stop is for the call that runs, and ends with it. */
  private <T> T during(Supplier<T> call) {
    synchronized (gate) {
      if (running++ == 0) {
        cancellation.reset();
      }
    }
    try {
      return call.get();
    } finally {
      synchronized (gate) {
        if (--running == 0) {
          cancellation.reset();
        }
      }
    }
  }

  /** What is wrong with a file, and what it declares; nothing of it is evaluated. */
  public CheckResult check(Path file) {
    return seam.inspect(source(file), folder(file), ScriptInputs.NONE);
  }

  /** The patches that a declarative file declares. */
  public List<Patch> read(Path file) {
    return read(file, ScriptInputs.NONE);
  }

  /** The same with values for its params. */
  public List<Patch> read(Path file, ScriptInputs inputs) {
    return during(
        () -> {
          seam.forget();
          return seam.declarations(source(file), folder(file), inputs).patches().patches();
        });
  }

  /** What applying would do; what is wrong is among the plan's diagnostics. */
  public Plan plan(List<Patch> patches) {
    return during(() -> seam.sessionFor(patches).plan(patches));
  }

  /** Applies all of them, in order, or none. */
  public Outcome apply(List<Patch> patches) {
    return apply(patches, ApplyOptions.USUAL);
  }

  /** The same, waiting otherwise than the patches say. */
  public Outcome apply(List<Patch> patches, ApplyOptions options) {
    return during(() -> seam.sessionFor(patches).apply(patches, options));
  }

  /** {@link #read(Path)} and {@link #apply(List)}. */
  public Outcome apply(Path file) {
    return apply(read(file));
  }

  /** Takes patches back, newest first; one that is not applied is fine. */
  public Outcome revert(List<Patch> patches) {
    List<String> names = patches.stream().map(Patch::name).toList();
    return during(() -> seam.sessionFor(patches).revert(names));
  }

  /** Carries a script out; its tests do not run. What it applied stays when it fails. */
  public void run(Path script, ScriptInputs inputs) {
    during(
        () -> {
          seam.forget();
          seam.run(source(script), folder(script), inputs);
          return true;
        });
  }

  /** The session on a target that was granted: its state, its effects, its undo. */
  public Session session(TargetSpec spec) {
    return during(() -> seam.session(spec));
  }

  /** Names of patches that this object applied and that are still in effect, newest first. */
  public List<String> applied() {
    return workspace.open().reversed().stream().flatMap(s -> s.openEffects().stream()).toList();
  }

  /**
   * Asks what runs to stop; it ends as soon as it safely can, takes back what it began and throws.
   * From any thread; without effect if nothing runs.
   */
  public void cancel() {
    synchronized (gate) {
      if (running > 0) {
        seam.cancel();
      }
    }
  }

  /**
   * Leaves every target. What is applied to a kernel stays; what is applied to this process is
   * taken back, since nobody could do so later, and throws if it cannot be.
   */
  @Override
  public void close() {
    try {
      seam.close();
    } finally {
      try {
        workspace.close();
      } finally {
        Runnable last = cleanUp;
        cleanUp = () -> {};
        last.run();
      }
    }
  }

  private static Source source(Path file) {
    return new Source(file.toString(), SourceFiles.read(file, file.toString()));
  }

  private static Path folder(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().normalize().getParent()).orElse(Path.of("/"));
  }
}
