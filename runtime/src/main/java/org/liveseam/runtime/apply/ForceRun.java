package org.liveseam.runtime.apply;

import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TransitionStatus;

/**
 * Ends an open transition whatever tasks are in the middle of, and says what that leaves behind.
 */
final class ForceRun {
  private final Steps.Context context;

  ForceRun(Steps.Context context) {
    this.context = context;
  }

  void run(String name, TargetState state) {
    String module =
        state
            .ours(name)
            .map(TargetState.LivePatch::module)
            .orElseThrow(
                () -> Diagnostic.of(StateErrors.UNKNOWN_PATCH, name, "is applied").raise());
    TransitionStatus before = context.target().transition(module, context.step());
    context.target().force(module, context.step());
    Direction direction = before.enabled() ? Direction.PATCHING : Direction.UNPATCHING;
    context.emit(new Event.Reported(consequence(name, before)));
    new Transition(context, name, module, direction).awaitForced();
    context.log().drain();
  }

  private Diagnostic consequence(String name, TransitionStatus before) {
    int left = before.tasksLeft();
    String who = left < 0 ? "an unknown number of tasks" : left == 1 ? "1 task" : left + " tasks";
    Diagnostic warning =
        Diagnostic.of(
                TransitionErrors.FORCED,
                name,
                who + " may go on in the middle of what was replaced")
            .asWarning();
    for (TransitionStatus.Blocker blocker : before.blockers()) {
      warning = warning.note("not waited for any more: " + blocker);
    }
    for (String remaining : remains(before.enabled())) {
      warning = warning.note(remaining);
    }
    return warning;
  }

  /** Of kernels: klp_force_transition, and what 5.10 and 6.1 were seen to do behind it. */
  private List<String> remains(boolean enabling) {
    if (context.target().nativeObjects().isPresent()) {
      return List.of(
          "code of this and of all later patches stays in memory until the process ends");
    }
    return enabling
        ? List.of(
            "the patch can be disabled; whether its module can be removed, depends on the kernel:"
                + " 6.1 removes it, 5.10 keeps every patch's until reboot")
        : List.of("its module stays loaded until reboot");
  }
}
