package org.liveseam.runtime.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.plan.Observed;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.plan.Planner;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Connection;
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
  private final Connection connection;
  private final EventSink events;
  private final Clock clock;
  private final Access access;
  private final Effects effects = new Effects();

  public Session(Connection connection, EventSink events, Cancellation cancellation, Clock clock) {
    this.connection = connection;
    this.events = events;
    this.clock = clock;
    access = new Access(connection.target(), events, cancellation, clock);
  }

  public TargetInfo info() {
    return target().info();
  }

  /** The target's time. */
  public Clock clock() {
    return clock;
  }

  public Capabilities capabilities() {
    return access.capabilities();
  }

  public TargetState state() {
    return access.state();
  }

  /** How far the patch is that the target lists under that name. */
  public TransitionStatus transition(String module) {
    return target().transition(module, access.patience());
  }

  /** What applying would do; never throws for what is wrong with the patches. */
  public Plan plan(List<Patch> patches) {
    return plan(patches, access.observe(patches));
  }

  /** The same, seen from a state that need not be the present one. */
  Plan plan(List<Patch> patches, Observed observed) {
    Plan plan = Planner.apply(patches, observed);
    var all = new ArrayList<>(plan.diagnostics());
    patches.forEach(patch -> all.addAll(connection.builder().check(patch)));
    return new Plan(plan.target(), plan.patches(), all);
  }

  /** What reverting would do. */
  public Plan planRevert(List<String> names) {
    return Planner.revert(names, access.observe(List.of()));
  }

  /** Applies all of them, in order, or none. */
  public Outcome apply(List<Patch> patches, ApplyOptions options) {
    Function<Steps.Context, Outcome> work =
        context -> new ApplyRun(context, connection.builder(), effects, options).run(plan(patches));
    return access.ifAllowed("apply", work);
  }

  /** Takes back the patches of these names, newest first; names that are not applied are fine. */
  public Outcome revert(List<String> names) {
    return revert(names, Optional.empty());
  }

  /** The same; {@code how} replaces what is usual for waiting. */
  public Outcome revert(List<String> names, Optional<Consistency> how) {
    Function<Steps.Context, Outcome> work =
        context -> new RevertRun(context, effects, how).run(names, access.observe(List.of()));
    return access.ifAllowed("revert", work);
  }

  /** Takes back everything that carries our marker. */
  public Outcome revertOurs() {
    return access.locked(
        "revert",
        context -> {
          Observed observed = access.observe(List.of());
          return new RevertRun(context, effects, Optional.empty())
              .run(observed.state().namesOfOurs(), observed);
        });
  }

  /**
   * Takes back what this session applied and is still in effect, newest first. Fails with {@link
   * org.liveseam.runtime.diagnostic.ExitCode#NOT_ROLLED_BACK} if a patch from before the session
   * gave way to one of them: its text is not known here.
   */
  public Outcome revertEffects() {
    return undoing().all(effects::open);
  }

  /** The same for a run that failed: what {@link #leave} named stays as it is. */
  public Outcome revertPassing() {
    return uninterrupted(() -> undoing().all(effects::passing));
  }

  /**
   * Does something on this session that no wish to stop cuts short, because it takes back what a
   * run did. Its waits have their deadlines all the same.
   */
  public <T> T uninterrupted(Supplier<T> work) {
    return access.uninterrupted(work);
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
    return uninterrupted(() -> undoing().takeBack(effect, back, applied));
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

  /**
   * Appends the inverse of an effect. Once it has begun, no wish to stop cuts it short; what is in
   * its way is looked for before.
   */
  public Outcome undo(int number) {
    return undoing().strictly(number);
  }

  private Undoing undoing() {
    return new Undoing(this, access, effects);
  }

  /**
   * Ends the open transition of a patch at once: tasks that it waits for may see old and new code
   * mixed. A warning says who they were and what cannot be undone. An error on targets that cannot
   * do that, and for patches in no transition.
   */
  public void force(String name) {
    access.locked(
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
    access.locked(
        "cancel",
        context -> {
          new CancelRun(context, effects).run(name, state());
          return true;
        });
  }

  /** Reads a file of the target. */
  public byte[] read(String path) {
    return target().read(path, access.patience());
  }

  /** The native code of this process; empty for every target that is not this process. */
  public Optional<NativeObjects> nativeObjects() {
    return target().nativeObjects();
  }

  /** Loads or unloads a module of the target's own, by its name. */
  public void setModule(String name, boolean loaded) {
    access.locked(
        loaded ? "load module" : "unload module",
        context -> {
          target().setModule(name, loaded, access.patience());
          context.log().drain();
          return true;
        });
  }

  /** New lines of the target's log since the last call of any method; also emitted as events. */
  public List<Line> drainLog() {
    return access.context().log().drain();
  }

  /**
   * What the kernel's log told of trouble since this session first acted on its target, or asked
   * for this. An error if the target is no kernel, and if its log cannot be read.
   */
  public Troubles troubles() {
    Refusals.log(target(), capabilities());
    LogPump log = access.context().log();
    log.drain();
    return log.troubles();
  }

  /** Hands every line that the target logs while {@code body} runs to {@code watcher}. */
  void watchingLog(Consumer<Line> watcher, Runnable body) {
    LogPump log = access.context().log();
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
}
