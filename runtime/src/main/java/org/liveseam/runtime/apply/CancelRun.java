package org.liveseam.runtime.apply;

import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;

/**
 * Reverses an open transition: a patch that was on its way in goes, one that was on its way out
 * stays. Older versions of its name are not touched.
 */
final class CancelRun {
  private final Steps.Context context;
  private final Effects effects;

  /**
   * @param context its wish to stop is not heard: whoever stops in between would have the
   *     transition turned once more. {@link Transition#TURNING_BACK} bounds the wait.
   */
  CancelRun(Steps.Context context, Effects effects) {
    this.context = context.uninterruptible();
    this.effects = effects;
  }

  void run(String name, TargetState state) {
    LivePatch patch =
        state.patches().stream()
            .filter(p -> p.id().isPresent() && p.name().equals(name) && p.inTransition())
            .findFirst()
            .orElseThrow(() -> none(name, state).raise());
    PatchId id = patch.id().orElseThrow();
    Direction from = patch.enabled() ? Direction.PATCHING : Direction.UNPATCHING;
    context.emit(new Event.Reversing(name, from));
    if (from == Direction.PATCHING) {
      new Steps(context).withdraw(id, Transition.TURNING_BACK);
      effects.cancelled(id);
    } else {
      context.target().setEnabled(patch.module(), true, context.step());
      new Transition(context, name, patch.module(), Direction.PATCHING)
          .await(Transition.TURNING_BACK, StallPolicy.LEAVE);
    }
  }

  private static Diagnostic none(String name, TargetState state) {
    return state.ours(name).isEmpty()
        ? Diagnostic.of(StateErrors.UNKNOWN_PATCH, name, "is applied")
        : Diagnostic.of(
            TransitionErrors.SWITCH_REFUSED, "cancel a transition of", name, "none is under way");
  }
}
