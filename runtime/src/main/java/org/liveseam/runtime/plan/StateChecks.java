package org.liveseam.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.model.State;
import org.liveseam.runtime.model.StateVersion;
import org.liveseam.runtime.target.TargetState.LivePatch;

/**
 * Whether patches understand what those before them did to the state of the system; the rule is
 * klp_is_patch_compatible of kernel/livepatch/state.c. Patches without our marker tell nothing of
 * their states: there the kernel has the last word.
 */
final class StateChecks {
  private final List<PatchId> before = new ArrayList<>();
  private final List<Diagnostic> out;

  StateChecks(Observed observed, List<Diagnostic> out) {
    this.out = out;
    observed.state().patches().stream()
        .map(LivePatch::id)
        .flatMap(Optional::stream)
        .forEach(before::add);
  }

  /** Call in the order in which they are applied. */
  void check(Patch patch) {
    for (PatchId other : before) {
      other.states().forEach(left -> check(patch, other, left));
    }
    before.add(patch.id());
  }

  private void check(Patch patch, PatchId other, StateVersion left) {
    Optional<State> own =
        patch.states().stream().filter(state -> state.state().id() == left.id()).findFirst();
    if (own.isEmpty()) {
      if (patch.replacesAll()) {
        out.add(
            Diagnostic.of(StateErrors.STATE_DROPPED, patch.name(), other.name(), left.id())
                .at(patch.span())
                .help("declare it: `state " + left.id() + " version " + left.version() + "`"));
      }
      return;
    }
    int version = own.get().state().version();
    if (version < left.version()) {
      out.add(
          Diagnostic.of(
                  StateErrors.STATE_OLDER,
                  patch.name(),
                  left.id(),
                  version,
                  other.name(),
                  left.version())
              .at(own.get().span()));
    }
  }
}
