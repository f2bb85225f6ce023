package org.liveseam.runtime.fake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionFacts.Candidate;
import org.liveseam.runtime.target.FunctionFacts.ObjectPresence;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.LogPage;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.Transaction;
import org.liveseam.runtime.target.TransitionStatus;

/** A target that plays a {@link FakeKernel}. */
public final class FakeTarget implements Target {
  private static final int LOG_LINES = 100_000;

  private final FakeKernel kernel;
  private final FakeLivepatch core;
  private final LogBuffer log;
  private @Nullable String holder;
  private boolean locked;
  private boolean closed;

  public FakeTarget(FakeKernel kernel, FakeClock clock) {
    this.kernel = kernel;
    this.log = new LogBuffer(clock, LOG_LINES);
    this.core = new FakeLivepatch(kernel, log, clock);
  }

  /** Makes it look as if somebody else held the lock. */
  public void lockedBy(@Nullable String other) {
    holder = other;
  }

  @Override
  public TargetInfo info() {
    return new TargetInfo("fake", "fake", kernel.release, "x86_64");
  }

  @Override
  public Capabilities capabilities(Deadline deadline) {
    open();
    return new Capabilities(
        Set.of(Consistency.Model.PER_TASK),
        Map.of(
            Consistency.Model.STOP_MACHINE, "the kernel has the per-task model alone",
            Consistency.Model.IMMEDIATE, "the kernel has the per-task model alone"),
        EnumSet.complementOf(EnumSet.of(Capabilities.Feature.NATIVE)),
        kernel.missing);
  }

  @Override
  public TargetState observe(Deadline deadline) {
    open();
    core.tick();
    return new TargetState(
        core.patches().stream().map(p -> p.view(kernel.loaded)).toList(),
        withModules(),
        core.idle(),
        kernel.restrictions,
        core.everLoaded() ? 1L << 15 : 0);
  }

  private Set<String> withModules() {
    var all = new LinkedHashSet<>(kernel.loaded);
    core.patches().forEach(p -> all.add(p.module()));
    core.idle().stream().map(PatchId::moduleName).forEach(all::add);
    return all;
  }

  @Override
  public List<FunctionFacts> resolve(List<FunctionQuery> queries, Deadline deadline) {
    open();
    return queries.stream().map(this::facts).toList();
  }

  private FunctionFacts facts(FunctionQuery query) {
    List<FakeKernel.Symbol> object = kernel.symbols.get(query.object());
    if (object == null) {
      return new FunctionFacts(
          query, ObjectPresence.ABSENT, List.of(), Optional.empty(), List.of());
    }
    var candidates = new ArrayList<Candidate>();
    Optional<FunctionFacts.Prototype> prototype = Optional.empty();
    for (FakeKernel.Symbol symbol : object) {
      if (symbol.name().equals(query.name())) {
        candidates.add(
            new Candidate(candidates.size() + 1, symbol.function(), symbol.untraceable(), true));
        prototype = prototype.or(symbol::prototype);
      }
    }
    boolean here = query.object().equals("vmlinux") || kernel.loaded.contains(query.object());
    List<String> names = object.stream().map(FakeKernel.Symbol::name).distinct().toList();
    return new FunctionFacts(
        query,
        here ? ObjectPresence.LOADED : ObjectPresence.ON_DISK,
        candidates,
        prototype,
        candidates.isEmpty() ? DidYouMean.of(query.name(), names, 3) : List.of());
  }

  @Override
  public Transaction prepare(Payload payload, Deadline deadline) {
    effect();
    core.refuseDuplicate(payload.id());
    return core.stage(payload);
  }

  @Override
  public TransitionStatus transition(String module, Deadline deadline) {
    open();
    core.tick();
    return core.status(module);
  }

  @Override
  public void setEnabled(String module, boolean enabled, Deadline deadline) {
    effect();
    core.setEnabled(module, enabled);
  }

  @Override
  public void force(String module, Deadline deadline) {
    effect();
    core.tick();
    core.force(module);
  }

  @Override
  public void remove(String module, Deadline deadline) {
    effect();
    core.tick();
    core.remove(module);
  }

  @Override
  public LogPage log(long after, Deadline deadline) {
    open();
    return log.page(after);
  }

  @Override
  public byte[] read(String path, Deadline deadline) {
    open();
    for (var patched : kernel.filesWhilePatched.entrySet()) {
      byte[] content = patched.getValue().get(path);
      if (content != null && core.inEffect(patched.getKey())) {
        return content.clone();
      }
    }
    byte[] content = kernel.files.get(path);
    if (content == null) {
      throw Diagnostic.of(TargetErrors.READ_FAILED, path, info().spec(), "no such file").raise();
    }
    return content.clone();
  }

  @Override
  public void setModule(String name, boolean loaded, Deadline deadline) {
    effect();
    if (!kernel.symbols.containsKey(name) || name.equals("vmlinux")) {
      throw Diagnostic.of(TargetErrors.NO_OBJECT, name, kernel.release).raise();
    }
    core.setModule(name, loaded);
  }

  @Override
  public void lock(String who, Deadline deadline) {
    open();
    if (locked) {
      throw new IllegalStateException("locked twice by one session");
    }
    if (holder != null) {
      throw Diagnostic.of(StateErrors.LOCKED, info().spec(), holder).raise();
    }
    locked = true;
  }

  @Override
  public void unlock(Deadline deadline) {
    open();
    if (!locked) {
      throw new IllegalStateException("not locked");
    }
    locked = false;
  }

  @Override
  public void close() {
    open();
    closed = true;
  }

  private void open() {
    if (closed) {
      throw new IllegalStateException("the target is closed");
    }
  }

  private void effect() {
    open();
    if (!locked) {
      throw new IllegalStateException("an effect without the lock");
    }
  }
}
