package org.liveseam.runtime.process.livepatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.event.Words;
import org.liveseam.runtime.process.engine.Redirector.Switch;
import org.liveseam.runtime.process.engine.Switching;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.TransitionStatus.Blocker;

/**
 * The transition that is under way.
 *
 * <pre>
 *   before ──── switching ────► after
 *     ▲            │  ▲
 *     └─ reversed ─┘  └─ reversed again
 * </pre>
 */
final class OpenTransition {
  /** The kernel signals what is left after 15 seconds (SIGNALS_TIMEOUT); the engine does, too. */
  private static final Duration SIGNAL = Duration.ofSeconds(15);

  private final AppliedPatch patch;
  private final List<AppliedPatch> before;
  private final List<AppliedPatch> after;
  private final Switching switching;
  private final LogBuffer log;
  private final Clock clock;

  /** Of objects that came meanwhile: what the switching does not know how to turn back. */
  private final List<AppliedObject> joined = new ArrayList<>();

  private List<Blocker> blockers = List.of();
  private boolean reversed;
  private boolean signaled;
  private long since;

  OpenTransition(
      AppliedPatch patch,
      List<AppliedPatch> before,
      List<AppliedPatch> after,
      Switching switching,
      LogBuffer log,
      Clock clock) {
    this.patch = patch;
    this.before = List.copyOf(before);
    this.after = List.copyOf(after);
    this.switching = switching;
    this.log = log;
    this.clock = clock;
    this.since = clock.nanos();
  }

  AppliedPatch patch() {
    return patch;
  }

  Direction direction() {
    return patch.enabled ? Direction.PATCHING : Direction.UNPATCHING;
  }

  /** What is in effect for threads that have not switched. */
  List<AppliedPatch> before() {
    return before;
  }

  /** What is in effect for threads that have. */
  List<AppliedPatch> after() {
    return after;
  }

  /** What will be in effect when it is over, as things stand. */
  List<AppliedPatch> end() {
    return reversed ? before : after;
  }

  List<Blocker> blockers() {
    return blockers;
  }

  List<AppliedObject> joined() {
    return joined;
  }

  /** Turns round, if the switching does: one that refuses goes on as before. */
  void reverse() {
    Direction was = direction();
    switching.reverse();
    log.add(Words.reversing(patch.module(), was));
    patch.enabled = !patch.enabled;
    reversed = !reversed;
    log.add(Words.starting(patch.module(), direction()));
    since = clock.nanos();
    signaled = false;
  }

  void force() {
    switching.force();
    log.add(Words.forcing());
  }

  void join(List<AppliedObject> objects, List<Switch> switches) {
    if (!switches.isEmpty()) { // there are none while a patch leaves, or has callbacks only
      switching.join(switches);
    }
    joined.addAll(objects);
  }

  /** Lets threads switch that can; true when none is left. */
  boolean advance() {
    blockers = switching.done() ? List.of() : switching.poll();
    if (switching.done()) {
      blockers = List.of();
      return true;
    }
    if (!signaled && clock.nanos() - since >= SIGNAL.toNanos()) {
      signaled = true;
      log.add(Words.signaling());
    }
    return false;
  }
}
