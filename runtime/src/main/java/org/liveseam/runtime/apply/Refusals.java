package org.liveseam.runtime.apply;

import java.util.List;
import java.util.stream.Collectors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.plan.Observed;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.Capabilities.Verb;
import org.liveseam.runtime.target.Target;

/** Why a run is not even begun. Pure. */
final class Refusals {
  private Refusals() {}

  /** Throws what stands against applying. */
  static void apply(Plan plan, Capabilities capabilities, ApplyOptions options) {
    if (!plan.errors().isEmpty()) {
      throw new DiagnosticException(plan.errors());
    }
    if (plan.isEmpty()) {
      return;
    }
    privilege(capabilities);
    if (!plan.foreignReverts().isEmpty() && !options.confirmed()) {
      String others =
          plan.foreignReverts().stream()
              .map(p -> "`" + p.name() + "`")
              .collect(Collectors.joining(", "));
      String who =
          plan.patches().stream()
              .flatMap(p -> p.wanted().stream())
              .filter(Patch::replacesAll)
              .map(Patch::name)
              .findFirst()
              .orElseThrow();
      throw Diagnostic.of(PolicyErrors.NEEDS_CONFIRMATION, who, others)
          .help("say `--yes` if that is meant")
          .raise();
    }
  }

  /** Throws what stands against taking back. */
  static void revert(List<String> names, Plan plan, Observed observed) {
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
    if (!plan.errors().isEmpty()) {
      throw new DiagnosticException(plan.errors());
    }
    boolean idle = names.stream().anyMatch(name -> !observed.state().idle(name).isEmpty());
    if (idle || !plan.patches().isEmpty()) {
      privilege(observed.capabilities());
    }
  }

  /** Throws what stands against asking for what the kernel's log tells. */
  static void log(Target target, Capabilities capabilities) {
    if (target.nativeObjects().isPresent()) {
      throw Diagnostic.of(TargetErrors.UNSUPPORTED, target.info().spec(), "a kernel's log").raise();
    }
    capabilities
        .missing(Verb.READ_LOG)
        .ifPresent(
            missing -> {
              throw Diagnostic.of(PolicyErrors.NO_PRIVILEGE, Verb.READ_LOG.words(), missing.needs())
                  .raise();
            });
  }

  private static void privilege(Capabilities capabilities) {
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
  }
}
