package org.liveseam.runtime.apply;

import java.time.Duration;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.Transaction;

/** The steps one patch goes through on a target; each leaves it at a state that has a name. */
final class Steps {
  /** What every step needs. */
  record Context(
      Target target, EventSink events, LogPump log, Cancellation cancellation, Clock clock) {
    /** How long one call to the target may take; a guest without acceleration is slow. */
    private static final Duration STEP = Duration.ofMinutes(1);

    Deadline step() {
      return Deadline.in(STEP, clock);
    }

    Duration since(long began) {
      return Duration.ofNanos(clock.nanos() - began);
    }

    void emit(Event event) {
      events.accept(event);
    }

    /** The same, deaf to cancellation: for taking back what a cancelled run did. */
    Context uninterruptible() {
      return new Context(target, events, log, new Cancellation(), clock);
    }
  }

  private final Context context;

  Steps(Context context) {
    this.context = context;
  }

  /** Loads, waits; on failure the patch is gone again. */
  void enable(Payload payload, Transaction transaction, Duration patience, StallPolicy policy) {
    String patch = payload.id().name();
    String module = payload.id().moduleName();
    long began = context.clock().nanos();
    try {
      transaction.commit(context.step());
    } finally {
      context.log().drain();
    }
    context.emit(new Event.Loaded(patch, module, context.since(began)));
    try {
      new Transition(context, patch, module, Direction.PATCHING).await(patience, policy);
    } catch (RuntimeException e) {
      removeIfTurnedBack(patch, module, e);
      throw e;
    }
  }

  /** A transition that was turned back leaves a disabled module behind. */
  private void removeIfTurnedBack(String patch, String module, RuntimeException why) {
    try {
      var status = context.target().transition(module, context.step());
      if (status.settled(false)) {
        remove(patch, module);
      }
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  /** Disables, waits, removes. */
  void disable(String patch, String module, Duration patience, StallPolicy policy) {
    context.target().setEnabled(module, false, context.step());
    new Transition(context, patch, module, Direction.UNPATCHING).await(patience, policy);
    remove(patch, module);
  }

  /** Removes a disabled module. */
  void remove(String patch, String module) {
    try {
      context.target().remove(module, context.step());
    } finally {
      context.log().drain();
    }
    context.emit(new Event.Unloaded(patch, module));
  }
}
