package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.model.Consistency.StallPolicy;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.plan.Action;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.plan.PlannedPatch;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Connection.PayloadBuilder;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.Transaction;

/**
 * Carries out one plan to apply, all of it or none.
 *
 * <p>Everything is made ready before the first effect. Then all new patches are enabled, above the
 * old ones of the same names; only when the last is in effect do the old ones go, for a patch whose
 * module is removed cannot be brought back.
 */
final class ApplyRun {
  private final Steps.Context context;
  private final PayloadBuilder builder;
  private final Effects effects;
  private final ApplyOptions options;
  private final Rollback rollback = new Rollback();

  ApplyRun(Steps.Context context, PayloadBuilder builder, Effects effects, ApplyOptions options) {
    this.context = context;
    this.builder = builder;
    this.effects = effects;
    this.options = options;
  }

  private record Ready(
      PlannedPatch planned, Patch patch, Payload payload, Transaction transaction) {
    PatchId id() {
      return payload.id();
    }
  }

  Outcome run(Plan plan) {
    Refusals.apply(plan, context.target().capabilities(context.step()), options);
    plan.diagnostics().forEach(warning -> context.emit(new Event.Reported(warning)));
    var ready = prepare(plan);
    int begun = 0;
    try {
      for (Ready next : ready) {
        context.stopIfCancelled(next.id().name(), "about to be loaded", "taken back");
        begun++;
        enable(next);
      }
      context.stopIfCancelled(named(ready), "being applied", "taken back");
      retire(ready);
    } catch (RuntimeException e) {
      ready.stream().skip(begun).forEach(r -> r.transaction().abandon());
      throw Steps.leftOpen(e) ? left(ready, begun, e) : rollback.run(e);
    }
    ready.forEach(done -> effects.applied(done.patch(), displaced(done, plan)));
    for (PlannedPatch patch : plan.patches()) {
      if (patch.action() != Action.REVERT) {
        context.emit(new Event.Applied(patch.name(), patch.action() != Action.KEEP));
      }
    }
    var unchanged = plan.patches(Action.KEEP);
    return new Outcome(
        ready.stream().map(done -> done.id().name()).toList(),
        unchanged.stream().map(PlannedPatch::name).toList());
  }

  private List<Ready> prepare(Plan plan) {
    var built = new ArrayList<Payload>();
    var wanted =
        plan.patches().stream()
            .filter(p -> p.action() == Action.ADD || p.action() == Action.REPATCH)
            .toList();
    for (PlannedPatch planned : wanted) {
      context.stopIfCancelled(planned.name(), "about to be built", "nothing was done");
      built.add(
          builder.build(
              new BuildRequest(
                  planned.wanted().orElseThrow(),
                  plan.target().release(),
                  planned.model().orElseThrow(),
                  planned.facts()),
              context.events(),
              context.step()));
    }
    var ready = new ArrayList<Ready>();
    try {
      for (int i = 0; i < wanted.size(); i++) {
        context.stopIfCancelled(wanted.get(i).name(), "being made ready", "nothing was done");
        removeIdle(built.get(i));
        ready.add(
            new Ready(
                wanted.get(i),
                wanted.get(i).wanted().orElseThrow(),
                built.get(i),
                context.target().prepare(built.get(i), context.step())));
      }
    } catch (RuntimeException e) {
      ready.forEach(r -> r.transaction().abandon());
      throw e;
    }
    return ready;
  }

  /** A module of the same content that an earlier run disabled and did not live to remove. */
  private void removeIdle(Payload payload) {
    var state = context.target().observe(context.step());
    if (state.idleModules().contains(payload.id())) {
      new Steps(context).remove(payload.id().name(), payload.id().moduleName());
    }
  }

  private void enable(Ready next) {
    Duration patience = patience(next);
    new Steps(context).enable(next.payload(), next.transaction(), patience, onStall(next));
    rollback.push(
        next.id(), () -> new Steps(context.uninterruptible()).withdraw(next.id(), patience));
  }

  private Duration patience(Ready next) {
    return options.patience().orElse(next.patch().consistency().patience());
  }

  private StallPolicy onStall(Ready next) {
    return options.onStall().orElse(next.patch().consistency().onStall());
  }

  /** Takes away what the new patches stand in for. */
  private void retire(List<Ready> ready) {
    for (Ready done : ready) {
      // Atomic replace disabled the old ones already.
      if (done.planned().action() == Action.REPATCH && !done.patch().replacesAll()) {
        LivePatch old = done.planned().current().orElseThrow();
        new Steps(context).disable(done.id().name(), old.module(), patience(done), onStall(done));
        rollback.gone(Effects.label(old), "its successor could not stay");
      }
    }
    if (ready.stream().anyMatch(done -> done.patch().replacesAll())) {
      removeReplaced(ready);
    }
  }

  /** A replaced module that stays loaded does nothing any more: told, and no reason to fail. */
  private void removeReplaced(List<Ready> ready) {
    var ours = ready.stream().map(Ready::id).collect(Collectors.toSet());
    for (PatchId id : context.target().observe(context.step()).idleModules()) {
      if (!ours.contains(id)) {
        try {
          new Steps(context).remove(id.name(), id.moduleName());
        } catch (DiagnosticException e) {
          e.diagnostics().forEach(d -> context.emit(new Event.Reported(d.asWarning())));
        }
      }
    }
  }

  private static List<LivePatch> displaced(Ready done, Plan plan) {
    if (done.patch().replacesAll()) {
      var all = new ArrayList<>(done.planned().current().stream().toList());
      plan.patches(Action.REVERT).forEach(p -> p.current().ifPresent(all::add));
      return all;
    }
    return done.planned().current().stream().toList();
  }

  /** One transition stays open because its patch says so, and with it what was applied before. */
  private RuntimeException left(List<Ready> ready, int begun, RuntimeException why) {
    var done = ready.subList(0, begun);
    for (Ready one : done) {
      boolean over = one.planned().action() == Action.REPATCH; // the old one has not given way
      if (over || one.equals(done.getLast())) {
        effects.left(one.patch());
      } else {
        effects.applied(one.patch(), List.of());
      }
    }
    var told = (DiagnosticException) why;
    if (begun > 1) {
      told = Rollback.noted(told, "applied before it: " + named(done.subList(0, begun - 1)));
    }
    if (begun < ready.size()) {
      told = Rollback.noted(told, "not begun: " + named(ready.subList(begun, ready.size())));
    }
    return told;
  }

  private static String named(List<Ready> ready) {
    return ready.stream().map(one -> one.id().name()).collect(Collectors.joining(", "));
  }
}
