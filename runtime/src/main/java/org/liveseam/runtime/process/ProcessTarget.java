package org.liveseam.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.process.livepatch.Livepatch;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Capabilities.Feature;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.LogPage;
import org.liveseam.runtime.target.NativeObjects;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.Transaction;
import org.liveseam.runtime.target.TransitionStatus;

/**
 * The native code of this process.
 *
 * <p>Everything that redirects happens on one thread, {@link EngineThread}, which also looks every
 * {@link #PACE} for objects that came or went and for threads that can switch; every call looks,
 * too. So a library that the program loads runs unpatched for at most that long.
 */
final class ProcessTarget implements Target {
  /** How often the engine's thread looks by itself. */
  static final Duration PACE = Duration.ofMillis(100);

  private final TargetInfo info;
  private final ProcessParts parts;
  private final LogBuffer log;
  private final Livepatch core;
  private final EngineThread engine;
  private final Troubles troubles;
  private final boolean keep;
  private @Nullable String holder;
  private boolean closed;

  /**
   * @param keep whether what is applied stays when the target is left
   */
  ProcessTarget(
      TargetInfo info,
      ProcessParts parts,
      Livepatch core,
      LogBuffer log,
      EngineThread engine,
      boolean keep) {
    this.info = info;
    this.parts = parts;
    this.core = core;
    this.log = log;
    this.engine = engine;
    this.keep = keep;
    engine.every(PACE, core::tick);
    troubles = new Troubles(engine);
  }

  /** Bytes of memory that this engine and its patches hold, beside the libraries of bodies. */
  long mapped() {
    return parts.memory().mapped();
  }

  @Override
  public TargetInfo info() {
    return info;
  }

  @Override
  public Capabilities capabilities(Deadline deadline) {
    return new Capabilities(
        EnumSet.allOf(Consistency.Model.class), Map.of(), EnumSet.allOf(Feature.class), List.of());
  }

  @Override
  public TargetState observe(Deadline deadline) {
    return call(
        "observe",
        deadline,
        () ->
            new TargetState(
                core.patches(),
                new LinkedHashSet<>(parts.surroundings().names()),
                core.idle(),
                TargetState.Restrictions.NONE,
                0));
  }

  @Override
  public List<FunctionFacts> resolve(List<FunctionQuery> queries, Deadline deadline) {
    var facts = new NativeFacts(parts.objects(), parts.surroundings(), parts.moved());
    return queries.stream().map(facts::of).toList();
  }

  @Override
  public Transaction prepare(Payload payload, Deadline deadline) {
    Transaction staged = call("prepare", deadline, () -> core.stage(payload, deadline));
    return new Transaction() {
      @Override
      public void commit(Deadline until) {
        call("commit", until, () -> done(() -> staged.commit(until)));
      }

      @Override
      public void abandon() {
        Deadline until = Deadline.in(Duration.ofMinutes(1));
        call("abandon", until, () -> done(staged::abandon));
      }
    };
  }

  @Override
  public TransitionStatus transition(String module, Deadline deadline) {
    return call("transition", deadline, () -> core.status(module));
  }

  @Override
  public void setEnabled(String module, boolean enabled, Deadline deadline) {
    call("switch", deadline, () -> done(() -> core.setEnabled(module, enabled, deadline)));
  }

  @Override
  public void force(String module, Deadline deadline) {
    call("force", deadline, () -> done(() -> core.force(module)));
  }

  @Override
  public void remove(String module, Deadline deadline) {
    call("remove", deadline, () -> done(() -> core.remove(module)));
  }

  @Override
  public LogPage log(long after, Deadline deadline) {
    return log.page(after).noting(troubles.news());
  }

  @Override
  public byte[] read(String path, Deadline deadline) {
    Path file = Path.of(path);
    try (var in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(READ_LIMIT + 1);
      if (content.length > READ_LIMIT) {
        throw unreadable(path, "longer than " + READ_LIMIT + " bytes");
      }
      return content;
    } catch (java.nio.file.NoSuchFileException e) {
      throw unreadable(path, "no such file");
    } catch (IOException e) {
      throw unreadable(path, String.valueOf(e.getMessage()));
    }
  }

  private RuntimeException unreadable(String path, String why) {
    return Diagnostic.of(TargetErrors.READ_FAILED, path, info.spec(), why).raise();
  }

  @Override
  public void setModule(String name, boolean loaded, Deadline deadline) {
    throw Diagnostic.of(TargetErrors.UNSUPPORTED, info.spec(), "loading kernel modules").raise();
  }

  @Override
  public Optional<NativeObjects> nativeObjects() {
    return Optional.of(parts.libraries());
  }

  @Override
  public synchronized void lock(String who, Deadline deadline) {
    if (holder != null) {
      throw Diagnostic.of(StateErrors.LOCKED, info.spec(), holder).raise();
    }
    holder = who;
  }

  @Override
  public synchronized void unlock(Deadline deadline) {
    holder = null;
  }

  /** Takes back what is applied, unless it was opened to keep that. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      new Leaving(core, engine, troubles, parts).leave(keep);
    }
  }

  private <T> T call(String what, Deadline deadline, Callable<T> task) {
    if (closed) {
      throw new IllegalStateException("the target is closed");
    }
    return engine.call(
        what,
        deadline,
        () -> {
          engine.attempt(core::tick);
          return task.call();
        });
  }

  private static boolean done(Runnable task) {
    task.run();
    return true;
  }
}
