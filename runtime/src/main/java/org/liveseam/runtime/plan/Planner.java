package org.liveseam.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionFacts.Candidate;
import org.liveseam.runtime.target.FunctionFacts.ObjectPresence;
import org.liveseam.runtime.target.TargetState.LivePatch;

/** Makes plans. A pure function of what is wanted and what was observed. */
public final class Planner {
  private final Observed observed;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<PlannedPatch> planned = new ArrayList<>();

  private final StateChecks states;

  private Planner(Observed observed) {
    this.observed = observed;
    states = new StateChecks(observed, diagnostics);
  }

  /** What applying these patches, in this order, would do. */
  public static Plan apply(List<Patch> patches, Observed observed) {
    var planner = new Planner(observed);
    patches.forEach(planner::want);
    planner.replacesAllIsLast();
    return planner.plan();
  }

  /**
   * What taking back the patches of these names would do; names that are not applied are left out.
   */
  public static Plan revert(List<String> names, Observed observed) {
    var planner = new Planner(observed);
    for (String name : names) {
      List<LivePatch> all = observed.state().patches();
      all.stream()
          .filter(p -> p.id().isPresent() && p.name().equals(name))
          .forEach(p -> planner.planned.add(planner.back(p, "")));
    }
    observed
        .state()
        .transition()
        .filter(running -> planner.planned.stream().noneMatch(p -> is(p, running)))
        .filter(running -> !planner.planned.isEmpty())
        .ifPresent(running -> planner.diagnostics.add(planner.busy(running)));
    return planner.plan();
  }

  private Plan plan() {
    return new Plan(observed.info(), planned, diagnostics);
  }

  /** What atomic replace took away cannot be brought back if a later patch fails. */
  private void replacesAllIsLast() {
    List<Patch> wanted =
        planned.stream()
            .filter(p -> p.action() == Action.ADD || p.action() == Action.REPATCH)
            .flatMap(p -> p.wanted().stream())
            .toList();
    wanted.stream()
        .limit(Math.max(0, wanted.size() - 1))
        .filter(Patch::replacesAll)
        .forEach(
            patch ->
                diagnostics.add(
                    Diagnostic.of(StateErrors.REPLACES_ALL_NOT_LAST, patch.name())
                        .at(patch.span())
                        .help("apply it alone, or last")));
  }

  private void want(Patch patch) {
    Optional<LivePatch> current = observed.state().ours(patch.name());
    boolean same = current.flatMap(LivePatch::id).filter(patch.id()::equals).isPresent();
    boolean settled = current.filter(p -> p.enabled() && !p.inTransition()).isPresent();
    if (same && settled) {
      planned.add(
          new PlannedPatch(
              Action.KEEP,
              patch.name(),
              Optional.of(patch),
              current,
              Optional.empty(),
              listed(current.get(), Action.KEEP),
              List.of(),
              ""));
      return;
    }
    var checks = new PatchChecks(observed, diagnostics);
    checks.check(patch);
    states.check(patch);
    observed
        .state()
        .transition()
        .ifPresent(running -> diagnostics.add(busy(running).at(patch.span())));
    Optional<Consistency.Model> model = checks.model(patch);
    var functions = new ArrayList<PlannedFunction>();
    var facts = new ArrayList<FunctionFacts>();
    var finder = new FunctionChecks(observed, diagnostics);
    Action action = current.isPresent() ? Action.REPATCH : Action.ADD;
    for (ObjectPatch object : patch.objects()) {
      for (FunctionPatch function : object.functions()) {
        FunctionFacts known = observed.facts(patch, object, function);
        facts.add(known);
        functions.add(
            function(patch, object, function, known, finder.find(object, function, known)));
      }
    }
    planned.add(
        new PlannedPatch(
            action, patch.name(), Optional.of(patch), current, model, functions, facts, ""));
    if (patch.replacesAll()) {
      observed.state().patches().stream()
          .filter(other -> !other.name().equals(patch.name()))
          .forEach(
              other ->
                  planned.add(back(other, "`" + patch.name() + "` replaces all other patches")));
    }
  }

  private PlannedFunction function(
      Patch patch,
      ObjectPatch object,
      FunctionPatch function,
      FunctionFacts known,
      Optional<Candidate> found) {
    String where = object.object().kernelName();
    List<LivePatch> all = observed.state().patches();
    List<String> others =
        all.stream()
            .filter(p -> !p.name().equals(patch.name()) && p.replaces(where, function.name()))
            .map(LivePatch::name)
            .toList();
    boolean again =
        observed
            .state()
            .ours(patch.name())
            .filter(p -> p.replaces(where, function.name()))
            .isPresent();
    Risk risk = Risk.LOW;
    String reason = "";
    if (!others.isEmpty()) {
      risk = Risk.HIGH;
      reason = "takes over from " + String.join(", ", others);
    } else if (known.object() == ObjectPresence.ON_DISK) {
      risk = Risk.MEDIUM;
      reason =
          object.object().inProcess()
              ? "applies when the library loads"
              : "applies when the module loads";
    } else if (found.isPresent() && !found.get().traceabilityKnown()) {
      risk = Risk.MEDIUM;
      reason = "traceable: unknown";
    } else if (found.isPresent() && found.get().movedPrologue()) {
      risk = Risk.MEDIUM;
      reason = "by moved prologue";
    }
    return new PlannedFunction(
        again ? Action.REPATCH : Action.ADD,
        where,
        function.name(),
        found.map(Candidate::position).orElse(0),
        others,
        risk,
        reason);
  }

  private PlannedPatch back(LivePatch patch, String because) {
    return new PlannedPatch(
        Action.REVERT,
        patch.name(),
        Optional.empty(),
        Optional.of(patch),
        Optional.empty(),
        listed(patch, Action.REVERT),
        List.of(),
        because);
  }

  private static List<PlannedFunction> listed(LivePatch patch, Action action) {
    return patch.objects().stream()
        .flatMap(
            object ->
                object.functions().stream()
                    .map(
                        f ->
                            new PlannedFunction(
                                action,
                                object.name(),
                                f.name(),
                                f.position(),
                                List.of(),
                                Risk.LOW,
                                "")))
        .toList();
  }

  private static boolean is(PlannedPatch planned, LivePatch patch) {
    return planned.current().filter(c -> c.module().equals(patch.module())).isPresent();
  }

  private Diagnostic busy(LivePatch running) {
    return Diagnostic.of(
            TransitionErrors.ANOTHER_TRANSITION, running.name(), observed.info().spec())
        .help(
            running.id().isPresent()
                ? "wait for it, or take it back: `seam revert " + running.name() + "`"
                : "wait for it; it was not begun by Liveseam");
  }
}
