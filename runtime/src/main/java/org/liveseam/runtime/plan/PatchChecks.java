package org.liveseam.runtime.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.Capabilities.Feature;
import org.liveseam.runtime.target.FunctionFacts.Candidate;
import org.liveseam.runtime.target.FunctionFacts.ObjectPresence;
import org.liveseam.runtime.target.TargetState.LivePatch;

/** What a patch asks of a target as a whole. */
final class PatchChecks {
  private final Observed observed;
  private final List<Diagnostic> out;

  PatchChecks(Observed observed, List<Diagnostic> out) {
    this.observed = observed;
    this.out = out;
  }

  void check(Patch patch) {
    String release = observed.info().release();
    patch
        .requires()
        .filter(requires -> !requires.accepts(release))
        .ifPresent(
            requires ->
                out.add(
                    Diagnostic.of(TargetErrors.REQUIRES, requires.pattern(), release)
                        .at(requires.span(), "does not match " + release)
                        .help("review the patch for this release, then widen the pattern")));
    features(patch);
    if (patch.movesPrologues() && !observed.capabilities().features().contains(Feature.NATIVE)) {
      out.add(otherTarget("`prologue allow`, a patch").at(patch.span()));
    }
    for (ObjectPatch object : patch.objects()) {
      if (fits(object)) {
        object(patch, object);
      }
    }
    restrictions(patch);
    moduleName(patch);
  }

  /** The best model that both sides have. */
  Optional<Consistency.Model> model(Patch patch) {
    var offered = observed.capabilities().models();
    List<Consistency.Model> wanted = patch.consistency().models();
    Optional<Consistency.Model> best = wanted.stream().filter(offered::contains).findFirst();
    if (best.isEmpty()) {
      var error =
          Diagnostic.of(
                  TargetErrors.NO_MODEL,
                  observed.info().spec(),
                  wanted.stream().map(Consistency.Model::words).collect(Collectors.joining(", ")))
              .at(patch.consistency().span(), "not offered")
              .help(
                  "it offers: "
                      + offered.stream()
                          .map(Consistency.Model::words)
                          .sorted()
                          .collect(Collectors.joining(", ")));
      for (Consistency.Model model : wanted) {
        String why = observed.capabilities().refusedModels().get(model);
        error = why == null ? error : error.note(model.words() + ": " + why);
      }
      out.add(error);
    }
    return best;
  }

  private void features(Patch patch) {
    var has = observed.capabilities().features();
    boolean callbacks = patch.objects().stream().anyMatch(o -> !o.callbacks().isEmpty());
    if (callbacks && !has.contains(Feature.CALLBACKS)) {
      out.add(unsupported(patch, "callbacks"));
    }
    if (patch.replacesAll() && !has.contains(Feature.REPLACE)) {
      out.add(unsupported(patch, "`replaces all` (atomic replace)"));
    }
  }

  private Diagnostic unsupported(Patch patch, String what) {
    return Diagnostic.of(TargetErrors.UNSUPPORTED, observed.info().spec(), what).at(patch.span());
  }

  /** Whether this kind of target has such objects and runs such bodies; says so if not. */
  private boolean fits(ObjectPatch object) {
    boolean process = observed.capabilities().features().contains(Feature.NATIVE);
    if (object.object().inProcess() != process) {
      out.add(otherTarget(object.object().toString()).at(object.span()));
      return false;
    }
    var bodies =
        Stream.concat(
            object.functions().stream().map(FunctionPatch::body),
            object.callbacks().stream().map(Callback::body));
    bodies
        .filter(body -> !process)
        .forEach(
            body -> {
              if (body instanceof Body.Closure) {
                out.add(otherTarget("with a closure, a function").at(body.span()));
              } else if (body instanceof Body.SymbolFromBinary) {
                out.add(otherTarget("with an object file, a function").at(body.span()));
              }
            });
    return true;
  }

  private Diagnostic otherTarget(String what) {
    return Diagnostic.of(TargetErrors.OTHER_TARGET, what, observed.info().spec());
  }

  private void object(Patch patch, ObjectPatch object) {
    String name = object.object().kernelName();
    boolean absent =
        object.functions().stream()
            .anyMatch(f -> observed.facts(patch, object, f).object() == ObjectPresence.ABSENT);
    if (absent) {
      out.add(
          Diagnostic.of(TargetErrors.NO_OBJECT, name, observed.info().release())
              .at(object.span(), "neither loaded nor on disk")
              .help(
                  "the kernel would accept this and later refuse to load a module `" + name + "`"));
    }
    var seen = new HashSet<String>();
    for (var function : object.functions()) {
      // A name that only one symbol has needs no position, and means the same with one.
      List<Candidate> all = observed.facts(patch, object, function).candidates();
      int only = all.size() == 1 ? all.get(0).position() : 0;
      if (!seen.add(function.name() + "," + function.position().orElse(only))) {
        out.add(
            Diagnostic.of(TargetErrors.FUNCTION_TWICE, function.name(), name, patch.name())
                .at(function.nameSpan(), "replaced before"));
      }
    }
  }

  private void restrictions(Patch patch) {
    observed
        .state()
        .restrictions()
        .refusals(false)
        .forEach(refusal -> out.add(refusal.at(patch.span())));
  }

  private void moduleName(Patch patch) {
    String module = patch.id().moduleName();
    var state = observed.state();
    boolean listed = state.patches().stream().map(LivePatch::module).anyMatch(module::equals);
    boolean idle = state.idleModules().stream().anyMatch(id -> id.moduleName().equals(module));
    if (state.loadedModules().contains(module) && !listed && !idle) {
      out.add(
          Diagnostic.of(StateErrors.MODULE_LOADED, module)
              .at(patch.span())
              .help("unload it: `rmmod " + module + "`"));
    }
  }
}
