package org.liveseam.runtime.plan;

import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Severity;
import org.liveseam.runtime.target.TargetInfo;

/**
 * What would be done. A plan with errors can be shown, never applied.
 *
 * @param diagnostics errors and warnings, in the order of the source
 */
public record Plan(TargetInfo target, List<PlannedPatch> patches, List<Diagnostic> diagnostics) {
  public Plan {
    patches = List.copyOf(patches);
    diagnostics = List.copyOf(diagnostics);
  }

  public List<Diagnostic> errors() {
    return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return patches.stream().allMatch(patch -> patch.action() == Action.KEEP);
  }

  /** The patches that get that action. */
  public List<PlannedPatch> patches(Action action) {
    return patches.stream().filter(patch -> patch.action() == action).toList();
  }

  /** How many patches get that action. */
  public long count(Action action) {
    return patches(action).size();
  }

  /** Patches of others that would be taken back. */
  public List<PlannedPatch> foreignReverts() {
    return patches(Action.REVERT).stream().filter(PlannedPatch::foreign).toList();
  }
}
