package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TransitionStatus;

/**
 * Waits until every task has switched; at the deadline or on cancellation it does what the policy
 * says. The target itself has no time-out: an open transition would stay open for ever.
 *
 * <pre>
 *   waiting ──── settled ────────────────────────────► returns
 *      │
 *      ├── deadline, reverse ──► turned back ────────► E3001
 *      ├── deadline, wait ─────► waits on without one
 *      ├── deadline, leave ────► stays open ─────────► E3002
 *      └── cancelled ──────────► turned back ────────► E3007
 *                                     └─ not in time ► E3009
 * </pre>
 */
final class Transition {
  /** Writing the opposite value is always accepted and took under 1.2 s when measured. */
  static final Duration TURNING_BACK = Duration.ofSeconds(30);

  private static final Duration FIRST_POLL = Duration.ofMillis(10);
  private static final Duration LAST_POLL = Duration.ofMillis(250);

  private final Steps.Context context;
  private final String patch;
  private final String module;
  private final Direction direction;

  Transition(Steps.Context context, String patch, String module, Direction direction) {
    this.context = context;
    this.patch = patch;
    this.module = module;
    this.direction = direction;
  }

  /** Returns when the transition is over. */
  void await(Duration patience, StallPolicy policy) {
    context.emit(new Event.TransitionStarted(patch, direction, patience));
    Deadline deadline = Deadline.in(patience, context.clock());
    long began = context.clock().nanos();
    End end = poll(deadline, context.cancellation(), began);
    if (end.reason() == Reason.LATE && policy == StallPolicy.WAIT) {
      context.emit(new Event.Stalled(patch, direction, end.status().tasksLeft(), policy));
      end = poll(null, context.cancellation(), began);
    }
    switch (end.reason()) {
      case SETTLED ->
          context.emit(new Event.TransitionDone(patch, direction, context.since(began)));
      case LATE -> late(end.status(), patience, policy);
      case CANCELLED -> {
        turnBack();
        throw Diagnostic.of(
                TransitionErrors.INTERRUPTED,
                patch,
                direction.words(),
                direction == Direction.PATCHING ? "taken back" : "still applied")
            .raise();
      }
    }
  }

  /** Returns when the transition is over that was forced, soon. */
  void awaitForced() {
    Deadline deadline = Deadline.in(TURNING_BACK, context.clock());
    long began = context.clock().nanos();
    if (poll(deadline, new Cancellation(), began).reason() != Reason.SETTLED) {
      throw Diagnostic.of(
              TransitionErrors.SWITCH_REFUSED,
              "force",
              patch,
              "it is not over after " + Durations.words(TURNING_BACK))
          .raise();
    }
    context.emit(new Event.TransitionDone(patch, direction, context.since(began)));
  }

  private void late(TransitionStatus status, Duration patience, StallPolicy policy) {
    context.emit(new Event.Stalled(patch, direction, status.tasksLeft(), policy));
    boolean leave = policy == StallPolicy.LEAVE;
    if (!leave) {
      turnBack();
    }
    var error =
        Diagnostic.of(
            leave ? TransitionErrors.STALLED_LEFT : TransitionErrors.STALLED_REVERSED,
            patch,
            direction.done(),
            Durations.words(patience),
            status.tasksLeft() < 0 ? "an unknown number of" : status.tasksLeft());
    for (var blocker : status.blockers()) {
      error = error.note("waiting for " + blocker);
    }
    if (!leave && direction == Direction.UNPATCHING) {
      error = error.note("the patch is still applied");
    }
    throw error.raise();
  }

  /** Reverses, whatever the cancellation says: this is the clean-up. */
  private void turnBack() {
    context.emit(new Event.Reversing(patch, direction));
    boolean wanted = direction != Direction.PATCHING;
    try {
      context.target().setEnabled(module, wanted, context.step());
    } catch (DiagnosticException e) {
      // Whatever made it turn back: what counts now is that the transition stays open.
      var all = new ArrayList<Diagnostic>();
      all.add(
          Diagnostic.of(TransitionErrors.ROLLBACK_FAILED, patch, "it did not turn back")
              .note("remains: module " + module + ", in transition"));
      all.addAll(e.diagnostics());
      throw new DiagnosticException(all, ExitCode.NOT_ROLLED_BACK);
    }
    Deadline deadline = Deadline.in(TURNING_BACK, context.clock());
    var back = new Transition(context, patch, module, direction.opposite());
    End end = back.poll(deadline, new Cancellation(), context.clock().nanos());
    if (end.reason() != Reason.SETTLED) {
      throw new DiagnosticException(
          List.of(
              Diagnostic.of(
                      TransitionErrors.ROLLBACK_FAILED,
                      patch,
                      "its transition did not turn back within " + Durations.words(TURNING_BACK))
                  .note("remains: module " + module + ", in transition")),
          ExitCode.NOT_ROLLED_BACK);
    }
  }

  private End poll(
      @org.jspecify.annotations.Nullable Deadline deadline, Cancellation cancellation, long began) {
    Duration pause = FIRST_POLL;
    int lastLeft = Integer.MIN_VALUE;
    while (true) {
      TransitionStatus status = context.target().transition(module, context.step());
      context.drain();
      if (status.settled(direction == Direction.PATCHING)) {
        return new End(Reason.SETTLED, status);
      }
      if (status.tasksLeft() != lastLeft) {
        lastLeft = status.tasksLeft();
        context.emit(
            new Event.TransitionProgress(
                patch,
                direction,
                status.tasksLeft(),
                status.blockers().stream().map(TransitionStatus.Blocker::toString).toList(),
                context.since(began)));
      }
      if (deadline != null && deadline.passed()) {
        return new End(Reason.LATE, status);
      }
      if (context.clock().sleep(pause, cancellation)) {
        return new End(Reason.CANCELLED, status);
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LAST_POLL) > 0 ? LAST_POLL : longer;
    }
  }

  private enum Reason {
    SETTLED,
    LATE,
    CANCELLED
  }

  private record End(Reason reason, TransitionStatus status) {}
}
