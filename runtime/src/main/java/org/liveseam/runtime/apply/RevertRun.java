package org.liveseam.runtime.apply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.plan.Observed;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.plan.PlannedPatch;
import org.liveseam.runtime.plan.Planner;
import org.liveseam.runtime.target.TargetState.LivePatch;

/**
 * Takes patches back by name, newest first. Works from what the target lists alone, so it also
 * cleans up after a run that was killed half-way.
 */
final class RevertRun {
  private final Steps.Context context;
  private final Effects effects;
  private final Optional<Consistency> how;

  RevertRun(Steps.Context context, Effects effects, Optional<Consistency> how) {
    this.context = context;
    this.effects = effects;
    this.how = how;
  }

  Outcome run(List<String> names, Observed observed) {
    Plan plan = Planner.revert(names, observed);
    Refusals.revert(names, plan, observed);
    var changed = new ArrayList<String>();
    var unchanged = new ArrayList<String>();
    for (String name : newestFirst(names, observed)) {
      boolean did;
      var gone = new ArrayList<LivePatch>();
      try {
        context.stopIfCancelled(name, "about to be taken back", "not begun");
        did = back(name, plan, observed, gone);
      } catch (RuntimeException e) {
        if (!gone.isEmpty()) {
          // It is without effect, though its module could not be removed.
          effects.reverted(name, enabled(gone));
        }
        throw partly(changed, e);
      }
      (did ? changed : unchanged).add(name);
      if (did) {
        effects.reverted(name, enabled(gone));
      }
      context.emit(new Event.Reverted(name, did));
    }
    return new Outcome(changed, unchanged);
  }

  private static List<LivePatch> enabled(List<LivePatch> patches) {
    return patches.stream().filter(LivePatch::enabled).toList();
  }

  /** As the target lists them; a name that is not applied has no place and comes last. */
  private static List<String> newestFirst(List<String> names, Observed observed) {
    List<String> listed = observed.state().patches().stream().map(LivePatch::name).toList();
    return names.stream()
        .distinct()
        .sorted(Comparator.comparingInt((String name) -> listed.lastIndexOf(name)).reversed())
        .toList();
  }

  /**
   * @param gone takes what is without effect now
   */
  private boolean back(String name, Plan plan, Observed observed, List<LivePatch> gone) {
    boolean did = false;
    List<PlannedPatch> applied =
        plan.patches().stream().filter(p -> p.name().equals(name)).toList();
    for (PlannedPatch patch : applied.reversed()) {
      var patience = how.map(Consistency::patience).orElse(Consistency.DEFAULT_WAIT);
      var policy = how.map(Consistency::onStall).orElse(StallPolicy.REVERSE);
      LivePatch live = patch.current().orElseThrow();
      new Steps(context).disable(name, live.module(), patience, policy, () -> gone.addFirst(live));
      did = true;
    }
    for (PatchId idle : observed.state().idle(name)) {
      new Steps(context).remove(name, idle.moduleName());
      did = true;
    }
    return did;
  }

  /** Patches that were taken back before stay so: their code is gone from the target. */
  private static RuntimeException partly(List<String> changed, RuntimeException e) {
    if (changed.isEmpty() || !(e instanceof DiagnosticException told)) {
      return e;
    }
    var noted = Rollback.noted(told, "already taken back: " + String.join(", ", changed));
    return new DiagnosticException(noted.diagnostics(), ExitCode.NOT_ROLLED_BACK);
  }
}
