package org.liveseam.runtime.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.plan.Observed;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.plan.PlannedPatch;
import org.liveseam.runtime.plan.Planner;
import org.liveseam.runtime.target.Capabilities.Verb;
import org.liveseam.runtime.target.TargetState.LivePatch;

/**
 * Takes patches back by name. Works from what the target lists alone, so it also cleans up after a
 * run that was killed half-way.
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
    refuseForeign(names, observed);
    Plan plan = Planner.revert(names, observed);
    if (!plan.errors().isEmpty()) {
      throw new DiagnosticException(plan.errors());
    }
    if (!plan.patches().isEmpty()) {
      refuseWithoutPrivilege(observed);
    }
    var changed = new ArrayList<String>();
    var unchanged = new ArrayList<String>();
    for (String name : names) {
      boolean did = false;
      List<PlannedPatch> applied =
          plan.patches().stream().filter(p -> p.name().equals(name)).toList();
      for (int i = applied.size() - 1; i >= 0; i--) {
        back(name, applied.get(i).current().orElseThrow());
        did = true;
      }
      for (PatchId idle : Session.idle(observed, name)) {
        new Steps(context).remove(name, idle.moduleName());
        did = true;
      }
      (did ? changed : unchanged).add(name);
      if (did) {
        effects.reverted(name);
      }
      context.emit(new Event.Reverted(name, did));
    }
    return new Outcome(changed, unchanged);
  }

  private void back(String name, LivePatch patch) {
    var patience = how.map(Consistency::patience).orElse(Consistency.DEFAULT_WAIT);
    var policy = how.map(Consistency::onStall).orElse(StallPolicy.REVERSE);
    new Steps(context).disable(name, patch.module(), patience, policy);
  }

  private static void refuseForeign(List<String> names, Observed observed) {
    for (String name : names) {
      observed.state().patches().stream()
          .filter(p -> p.id().isEmpty() && p.module().equals(name))
          .findFirst()
          .ifPresent(
              p -> {
                throw Diagnostic.of(StateErrors.NOT_OURS, name)
                    .help("use the tool that loaded it")
                    .raise();
              });
    }
  }

  private static void refuseWithoutPrivilege(Observed observed) {
    for (Verb verb : List.of(Verb.SWITCH, Verb.LOAD)) {
      observed
          .capabilities()
          .missing(verb)
          .ifPresent(
              missing -> {
                throw Diagnostic.of(PolicyErrors.NO_PRIVILEGE, verb.words(), missing.needs())
                    .note("nothing was done")
                    .raise();
              });
    }
  }
}
