package org.liveseam.language.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.target.TargetSpec;

/** What a program grants to the scripts and patch files that it runs; not thread-safe. */
public final class LiveseamBuilder {
  private final List<TargetSpec> targets = new ArrayList<>();
  private final List<HostFunction> functions = new ArrayList<>();
  private EventSink events = event -> {};
  private Grants grants = Grants.NONE;
  private @Nullable Path cache;
  private boolean unsafe;
  private boolean reads;

  LiveseamBuilder() {}

  /** Grants a target; the first one is where verbs act that name none. */
  public LiveseamBuilder target(TargetSpec spec) {
    if (!targets.contains(spec)) {
      targets.add(spec);
    }
    return this;
  }

  /** Adds a function that scripts call by its name. */
  public LiveseamBuilder function(HostFunction function) {
    functions.add(function);
    return this;
  }

  /** Takes what happens and what scripts print, on the thread of the call that causes it. */
  public LiveseamBuilder events(EventSink sink) {
    events = sink;
    return this;
  }

  /** A folder of this user's for what is compiled; without it, one that closing removes. */
  public LiveseamBuilder cache(Path folder) {
    cache = folder;
    return this;
  }

  /** Lets scripts read files of targets. */
  public LiveseamBuilder allowReads() {
    reads = true;
    return this;
  }

  /** Lets <code>unsafe</code> blocks run. */
  public LiveseamBuilder allowUnsafe() {
    unsafe = true;
    return this;
  }

  /** Lets scripts write there. */
  public LiveseamBuilder grants(Grants granted) {
    grants = granted;
    return this;
  }

  /**
   * Cheap: the language and the targets start when they are first used.
   *
   * @throws org.liveseam.runtime.diagnostic.DiagnosticException if a function is declared wrongly
   * @throws IllegalArgumentException if one declares no function, or a name that is taken
   */
  public Liveseam open() {
    Path folder = cache;
    if (folder != null) {
      return new Liveseam(this, folder, () -> {});
    }
    try {
      Path own = Files.createTempDirectory("liveseam");
      try {
        return new Liveseam(this, own, () -> remove(own));
      } catch (RuntimeException e) {
        remove(own);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Libraries that are still loaded from there stay as they are. */
  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<TargetSpec> targets() {
    return List.copyOf(targets);
  }

  List<HostFunction> functions() {
    return List.copyOf(functions);
  }

  EventSink events() {
    return events;
  }

  Grants grants() {
    return grants;
  }

  boolean allowsUnsafe() {
    return unsafe;
  }

  boolean allowsReads() {
    return reads;
  }
}
