package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.plan.Observed;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.plan.PlannedPatch;
import org.liveseam.runtime.plan.Planner;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Capabilities.Verb;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.NativeObjects;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TransitionStatus;

/**
 * One target in use: plans for it, carries plans out, remembers what it did.
 *
 * <p>All-or-nothing: a call that fails leaves the target as it was before the call, or throws with
 * {@link org.liveseam.runtime.diagnostic.ExitCode#NOT_ROLLED_BACK} and says what remains. Failures
 * are {@link DiagnosticException}s. Not thread-safe, but for {@link Cancellation}.
 */
public final class Session implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Connection connection;
  private final EventSink events;
  private final Cancellation cancellation;
  private final Clock clock;
  private final Effects effects = new Effects();
  private Steps.@Nullable Context context;
  private boolean deaf;

  public Session(Connection connection, EventSink events, Cancellation cancellation, Clock clock) {
    this.connection = connection;
    this.events = events;
    this.cancellation = cancellation;
    this.clock = clock;
  }

  public TargetInfo info() {
    return target().info();
  }

  /** The target's time. */
  public Clock clock() {
    return clock;
  }

  public Capabilities capabilities() {
    return target().capabilities(patience());
  }

  public TargetState state() {
    return target().observe(patience());
  }

  /** How far the patch is that the target lists under that name. */
  public TransitionStatus transition(String module) {
    return target().transition(module, patience());
  }

  /** What applying would do; never throws for what is wrong with the patches. */
  public Plan plan(List<Patch> patches) {
    Plan plan = Planner.apply(patches, observe(patches));
    var all = new ArrayList<>(plan.diagnostics());
    patches.forEach(patch -> all.addAll(connection.builder().check(patch)));
    return new Plan(plan.target(), plan.patches(), all);
  }

  /** What reverting would do. */
  public Plan planRevert(List<String> names) {
    return Planner.revert(names, observe(List.of()));
  }

  /** Applies all of them, in order, or none. */
  public Outcome apply(List<Patch> patches, ApplyOptions options) {
    Function<Steps.Context, Outcome> work =
        context -> new ApplyRun(context, connection.builder(), effects, options).run(plan(patches));
    return mayChange() ? locked("apply", work) : work.apply(context());
  }

  /** Takes back the patches of these names, newest first; names that are not applied are fine. */
  public Outcome revert(List<String> names) {
    return revert(names, Optional.empty());
  }

  /** The same; {@code how} replaces what is usual for waiting. */
  public Outcome revert(List<String> names, Optional<Consistency> how) {
    Function<Steps.Context, Outcome> work =
        context -> new RevertRun(context, effects, how).run(names, observe(List.of()));
    return mayChange() ? locked("revert", work) : work.apply(context());
  }

  /**
   * Whether this process may change the target. One that may not often cannot take its lock either;
   * it does without, to be told what is wrong or that there is nothing to do.
   */
  private boolean mayChange() {
    Capabilities capabilities = capabilities();
    return capabilities.missing(Verb.LOAD).isEmpty() && capabilities.missing(Verb.SWITCH).isEmpty();
  }

  /** Takes back everything that carries our marker. */
  public Outcome revertOurs() {
    return locked(
        "revert",
        context -> {
          Observed observed = observe(List.of());
          Map<String, Boolean> names = new LinkedHashMap<>();
          List<TargetState.LivePatch> all = new ArrayList<>(observed.state().patches());
          java.util.Collections.reverse(all);
          all.stream().flatMap(p -> p.id().stream()).forEach(id -> names.put(id.name(), true));
          observed.state().idleModules().forEach(id -> names.put(id.name(), true));
          return new RevertRun(context, effects, Optional.empty())
              .run(List.copyOf(names.keySet()), observed);
        });
  }

  /**
   * Takes back what this session applied and is still in effect, newest first. Fails with {@link
   * org.liveseam.runtime.diagnostic.ExitCode#NOT_ROLLED_BACK} if a patch from before the session
   * gave way to one of them: its text is not known here.
   */
  public Outcome revertEffects() {
    return revertEffects(effects::open);
  }

  private Outcome revertEffects(Supplier<List<String>> names) {
    var changed = new ArrayList<String>();
    for (String name : names.get()) {
      changed.addAll(withdraw(name));
    }
    List<String> open = names.get();
    if (!open.isEmpty()) {
      changed.addAll(revert(open).changed());
    }
    List<String> lost = effects.takeLost();
    if (!lost.isEmpty()) {
      var rollback = new Rollback();
      lost.forEach(label -> rollback.gone(label, "it was in effect before and gave way"));
      throw rollback.failure();
    }
    return new Outcome(changed.stream().distinct().toList(), List.of());
  }

  /** Takes back what was left open above older versions of that name, and not those. */
  List<String> withdraw(String name) {
    List<PatchId> above = effects.above(name);
    if (above.isEmpty()) {
      return List.of();
    }
    return locked(
        "revert",
        context -> {
          new WithdrawRun(context, effects).run(name, above);
          return List.of(name);
        });
  }

  /** The same for a run that failed: what {@link #leave} named stays as it is. */
  public Outcome revertPassing() {
    return uninterrupted(() -> revertEffects(effects::passing));
  }

  /**
   * Does something on this session that no wish to stop cuts short, because it takes back what a
   * run did. Its waits have their deadlines all the same.
   */
  public <T> T uninterrupted(Supplier<T> work) {
    boolean before = deaf;
    deaf = true;
    try {
      return work.get();
    } finally {
      deaf = before;
    }
  }

  /** Everything this session did. */
  public List<Effect> effects() {
    return effects.all();
  }

  /** Names of patches this session applied that are still in effect, newest first. */
  public List<String> openEffects() {
    return effects.open();
  }

  /** Of those, the names of what a run that fails takes back. */
  public List<String> passingEffects() {
    return effects.passing();
  }

  /**
   * Takes an effect back as far as it can be, whoever wants it to stop.
   *
   * @param back what is to come back
   * @param applied whether it, or what came after it, applied a version that took others' place
   */
  Outcome takeBack(Effect effect, List<Effect.Displaced> back, boolean applied) {
    return uninterrupted(() -> new UndoEffect(this, effects).takeBack(effect, back, applied));
  }

  /** Somebody else tells that a patch from before this session is gone. */
  void told(String label) {
    effects.found(label);
  }

  /** Leaves what was applied under a name as it is when the run fails. */
  public void leave(String name) {
    effects.exempt(name);
  }

  /** Hands every later effect to {@code watcher}, when it has happened. */
  public void watchEffects(Consumer<Effect> watcher) {
    effects.watch(watcher);
  }

  /** Remembers what was written, so that a patch of that content can be brought back. */
  public void know(List<Patch> patches) {
    patches.forEach(effects::know);
  }

  /** Appends the inverse of an effect. */
  public Outcome undo(int number) {
    Effect effect =
        effects.all().stream()
            .filter(e -> e.number() == number)
            .findFirst()
            .orElseThrow(
                () ->
                    Diagnostic.of(StateErrors.NO_EFFECT, number)
                        .help("there are " + effects.all().size() + " effects so far")
                        .raise());
    return new UndoEffect(this, effects).strictly(effect);
  }

  /**
   * Ends the open transition of a patch at once: tasks that it waits for may see old and new code
   * mixed. A warning says who they were and what cannot be undone. An error on targets that cannot
   * do that, and for patches in no transition.
   */
  public void force(String name) {
    locked(
        "force",
        context -> {
          new ForceRun(context).run(name, state());
          return true;
        });
  }

  /**
   * Reverses the open transition of a patch, whoever began it, and waits until that is done. An
   * error for patches in no transition.
   */
  public void cancel(String name) {
    locked(
        "cancel",
        context -> {
          new CancelRun(context, effects).run(name, state());
          return true;
        });
  }

  /** Reads a file of the target. */
  public byte[] read(String path) {
    return target().read(path, patience());
  }

  /** The native code of this process; empty for every target that is not this process. */
  public Optional<NativeObjects> nativeObjects() {
    return target().nativeObjects();
  }

  /** Loads or unloads a module of the target's own, by its name. */
  public void setModule(String name, boolean loaded) {
    locked(
        loaded ? "load module" : "unload module",
        context -> {
          target().setModule(name, loaded, patience());
          context.log().drain();
          return true;
        });
  }

  /** New lines of the target's log since the last call of any method; also emitted as events. */
  public List<Line> drainLog() {
    return context().log().drain();
  }

  /**
   * What the kernel's log told of trouble since this session first acted on its target, or asked
   * for this. An error if the target is no kernel, and if its log cannot be read.
   */
  public Troubles troubles() {
    Refusals.log(target(), capabilities());
    LogPump log = context().log();
    log.drain();
    return log.troubles();
  }

  /** Hands every line that the target logs while {@code body} runs to {@code watcher}. */
  void watchingLog(Consumer<Line> watcher, Runnable body) {
    LogPump log = context().log();
    log.watch(watcher);
    try {
      body.run();
      log.drain();
    } finally {
      log.watch(line -> {});
    }
  }

  /** Leaves the target; what is applied stays. */
  @Override
  public void close() {
    connection.close();
    events.accept(new Event.TargetClosed(info().spec()));
  }

  private Target target() {
    return connection.target();
  }

  private Deadline patience() {
    return Deadline.in(PATIENCE, clock);
  }

  private Observed observe(List<Patch> patches) {
    context(); // so that the log of everything that follows is seen
    TargetState state = state();
    List<FunctionQuery> queries = Observed.queries(patches);
    Map<FunctionQuery, FunctionFacts> facts = new LinkedHashMap<>();
    if (!queries.isEmpty()) {
      for (FunctionFacts answer : target().resolve(queries, patience())) {
        facts.put(answer.query(), answer);
      }
    }
    return new Observed(target().info(), capabilities(), state, facts);
  }

  private Steps.Context context() {
    Steps.Context existing = context;
    if (existing == null) {
      var log = new LogPump(target(), capabilities(), events, clock);
      existing = new Steps.Context(target(), events, log, cancellation, clock);
      context = existing;
    }
    return deaf ? existing.uninterruptible() : existing;
  }

  private <T> T locked(String verb, Function<Steps.Context, T> work) {
    Steps.Context ready = context();
    target().lock(Holder.describe(verb), patience());
    try {
      return work.apply(ready);
    } finally {
      target().unlock(patience());
      ready.drain(); // letting go can leave a note, too
    }
  }

  /** Modules that carry our marker and lost their patch: disabled, never removed. */
  static List<PatchId> idle(Observed observed, String name) {
    return observed.state().idleModules().stream().filter(id -> id.name().equals(name)).toList();
  }

  static List<PlannedPatch> with(
      org.liveseam.runtime.plan.Action action, List<PlannedPatch> patches) {
    return patches.stream().filter(p -> p.action() == action).toList();
  }
}
