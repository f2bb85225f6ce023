package org.liveseam.runtime.plan;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.TargetState.LivePatch;

/**
 * One patch of a plan.
 *
 * @param name the patch's own name; a module's for a foreign patch
 * @param wanted what the author wrote; empty for a patch that is only taken back
 * @param current what is on the target under that name
 * @param model the consistency model that will hold
 * @param facts what the target said of each function, in the patch's order
 * @param because why a patch that nobody named is in the plan; may be empty
 */
public record PlannedPatch(
    Action action,
    String name,
    Optional<Patch> wanted,
    Optional<LivePatch> current,
    Optional<Consistency.Model> model,
    List<PlannedFunction> functions,
    List<FunctionFacts> facts,
    String because) {
  public PlannedPatch {
    functions = List.copyOf(functions);
    facts = List.copyOf(facts);
  }

  /** Whether it is somebody else's. */
  public boolean foreign() {
    return current.isPresent() && current.get().id().isEmpty();
  }
}
