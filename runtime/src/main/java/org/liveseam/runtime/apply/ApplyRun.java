package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.plan.Action;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.plan.PlannedPatch;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Capabilities.Verb;
import org.liveseam.runtime.target.Connection.PayloadBuilder;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.Transaction;

/** Carries out one plan to apply: everything is made ready before the first effect. */
final class ApplyRun {
  private final Steps.Context context;
  private final PayloadBuilder builder;
  private final Effects effects;
  private final ApplyOptions options;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  ApplyRun(Steps.Context context, PayloadBuilder builder, Effects effects, ApplyOptions options) {
    this.context = context;
    this.builder = builder;
    this.effects = effects;
    this.options = options;
  }

  Outcome run(Plan plan) {
    refuse(plan);
    var ready = prepare(plan);
    var changed = new ArrayList<String>();
    try {
      for (Ready next : ready) {
        carryOut(next);
        changed.add(next.planned().name());
      }
    } catch (RuntimeException e) {
      ready.stream().skip(changed.size() + 1L).forEach(r -> r.transaction().abandon());
      throw takeBack(e);
    }
    for (Ready done : ready) {
      effects.applied(done.patch());
    }
    var unchanged = Session.with(Action.KEEP, plan.patches());
    for (PlannedPatch patch : plan.patches()) {
      if (patch.action() != Action.REVERT) {
        context.emit(new Event.Applied(patch.name(), patch.action() != Action.KEEP));
      }
    }
    return new Outcome(changed, unchanged.stream().map(PlannedPatch::name).toList());
  }

  private void refuse(Plan plan) {
    if (!plan.errors().isEmpty()) {
      throw new DiagnosticException(plan.errors());
    }
    plan.diagnostics().forEach(warning -> context.emit(new Event.Reported(warning)));
    if (plan.isEmpty()) {
      return;
    }
    var capabilities = context.target().capabilities(context.step());
    for (Verb verb : List.of(Verb.LOAD, Verb.SWITCH)) {
      capabilities
          .missing(verb)
          .ifPresent(
              missing -> {
                throw Diagnostic.of(PolicyErrors.NO_PRIVILEGE, verb.words(), missing.needs())
                    .note("nothing was done")
                    .raise();
              });
    }
    if (!plan.foreignReverts().isEmpty() && !options.confirmed()) {
      String others =
          plan.foreignReverts().stream()
              .map(p -> "`" + p.name() + "`")
              .collect(Collectors.joining(", "));
      String who =
          plan.patches().stream()
              .filter(p -> p.wanted().map(Patch::replacesAll).orElse(false))
              .map(PlannedPatch::name)
              .findFirst()
              .orElseThrow();
      throw Diagnostic.of(PolicyErrors.NEEDS_CONFIRMATION, who, others)
          .help("say `--yes` if that is meant")
          .raise();
    }
  }

  private record Ready(
      PlannedPatch planned, Patch patch, Payload payload, Transaction transaction) {}

  private List<Ready> prepare(Plan plan) {
    var built = new ArrayList<Payload>();
    var wanted =
        plan.patches().stream()
            .filter(p -> p.action() == Action.ADD || p.action() == Action.REPATCH)
            .toList();
    for (PlannedPatch planned : wanted) {
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

  private void carryOut(Ready next) {
    Consistency how = next.patch().consistency();
    Duration patience = options.patience().orElse(how.patience());
    String name = next.patch().name();
    String module = next.payload().id().moduleName();
    new Steps(context).enable(next.payload(), next.transaction(), patience, how.onStall());
    undo.push(
        () ->
            new Steps(context.uninterruptible())
                .disable(name, module, patience, Consistency.StallPolicy.LEAVE));
    if (next.planned().action() == Action.REPATCH) {
      LivePatch old = next.planned().current().orElseThrow();
      // With atomic replace the kernel has disabled it already; it still has to go.
      if (next.patch().replacesAll()) {
        new Steps(context).remove(name, old.module());
      } else {
        new Steps(context).disable(name, old.module(), patience, how.onStall());
      }
    }
    if (next.patch().replacesAll()) {
      removeReplaced(old -> !old.equals(module));
    }
  }

  private void removeReplaced(java.util.function.Predicate<String> other) {
    var state = context.target().observe(context.step());
    state.idleModules().stream()
        .filter(id -> other.test(id.moduleName()))
        .forEach(id -> new Steps(context).remove(id.name(), id.moduleName()));
  }

  private RuntimeException takeBack(RuntimeException why) {
    while (!undo.isEmpty()) {
      try {
        undo.pop().run();
      } catch (DiagnosticException e) {
        var all = new ArrayList<Diagnostic>();
        if (why instanceof DiagnosticException cause) {
          all.addAll(cause.diagnostics());
        }
        for (Diagnostic d : e.diagnostics()) {
          all.add(
              Diagnostic.of(TransitionErrors.ROLLBACK_FAILED, "this run's patches", d.message())
                  .note("`seam status` shows what remains"));
        }
        var failed = new DiagnosticException(all, ExitCode.NOT_ROLLED_BACK);
        failed.addSuppressed(why);
        return failed;
      }
    }
    return why;
  }
}
