package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.PatchId;
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

    /** Passes the log on. A log that cannot be read stops nothing: it is only told. */
    void drain() {
      try {
        log.drain();
      } catch (DiagnosticException e) {
        e.diagnostics().forEach(d -> emit(new Event.Reported(d.asWarning())));
      }
    }

    /** Ends the run here if somebody asked for it. */
    void stopIfCancelled(String patch, String doing, String outcome) {
      if (cancellation.isCancelled()) {
        throw Diagnostic.of(TransitionErrors.INTERRUPTED, patch, doing, outcome).raise();
      }
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

  /** Whether a transition was left open because its patch says so. */
  static boolean leftOpen(RuntimeException e) {
    return e instanceof DiagnosticException told
        && told.diagnostics().getFirst().code().equals(TransitionErrors.STALLED_LEFT);
  }

  /**
   * Loads and waits. On every failure the patch is gone again when this throws, or what remains of
   * it is told; but for a transition that is left open on purpose.
   */
  void enable(Payload payload, Transaction transaction, Duration patience, StallPolicy policy) {
    String patch = payload.id().name();
    String module = payload.id().moduleName();
    long began = context.clock().nanos();
    try {
      try {
        transaction.commit(committing(payload, patience));
      } finally {
        context.drain();
      }
      context.emit(new Event.Loaded(patch, module, context.since(began)));
      new Transition(context, patch, module, Direction.PATCHING).await(patience, policy);
    } catch (RuntimeException e) {
      throw leftOpen(e) ? e : withdrawn(payload.id(), e);
    }
  }

  private RuntimeException withdrawn(PatchId id, RuntimeException why) {
    if (why instanceof DiagnosticException told && told.exit() == ExitCode.NOT_ROLLED_BACK) {
      return why; // it says what remains
    }
    try {
      new Steps(context.uninterruptible()).withdraw(id, Transition.TURNING_BACK);
    } catch (RuntimeException e) {
      var failed = Rollback.failed(why, List.of(Rollback.remains(id, e)));
      failed.addSuppressed(e);
      return failed;
    }
    if (why instanceof DiagnosticException told
        && told.diagnostics().getFirst().code().equals(TargetErrors.NO_ANSWER)) {
      // Nothing can stop a load that the kernel has begun.
      var late =
          Diagnostic.of(
                  TransitionErrors.ROLLBACK_FAILED,
                  id.name(),
                  "the target did not answer and may still load it")
              .note("remains, perhaps: module " + id.moduleName());
      return Rollback.failed(why, List.of(late));
    }
    return why;
  }

  /** All at once or not at all: there the commit itself is what takes its time. */
  private Deadline committing(Payload payload, Duration patience) {
    return payload.model() == Consistency.Model.STOP_MACHINE
        ? Deadline.in(patience, context.clock())
        : context.step();
  }

  /** Brings a patch from whatever state it is in to absent. */
  void withdraw(PatchId id, Duration patience) {
    String module = id.moduleName();
    var status = context.target().transition(module, context.step());
    if (!status.settled(false)) {
      if (status.enabled()) {
        context.target().setEnabled(module, false, context.step());
      }
      new Transition(context, id.name(), module, Direction.UNPATCHING)
          .await(patience, StallPolicy.LEAVE);
    }
    if (status.present() || context.target().observe(context.step()).idleModules().contains(id)) {
      remove(id.name(), module);
    }
  }

  /** Disables, waits, removes. */
  void disable(String patch, String module, Duration patience, StallPolicy policy) {
    disable(patch, module, patience, policy, () -> {});
  }

  /** The same; {@code off} runs as soon as it is without effect, before it is removed. */
  void disable(String patch, String module, Duration patience, StallPolicy policy, Runnable off) {
    context.target().setEnabled(module, false, context.step());
    new Transition(context, patch, module, Direction.UNPATCHING).await(patience, policy);
    off.run();
    remove(patch, module);
  }

  /** Removes a disabled module. */
  void remove(String patch, String module) {
    try {
      context.target().remove(module, context.step());
    } finally {
      context.drain();
    }
    context.emit(new Event.Unloaded(patch, module));
  }
}
