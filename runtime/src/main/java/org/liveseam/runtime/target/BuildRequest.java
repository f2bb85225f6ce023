package org.liveseam.runtime.target;

import java.util.List;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.Patch;

/**
 * A patch with what the target said about its functions.
 *
 * @param release the kernel to build for
 * @param model the consistency model that was chosen for it
 * @param facts one per function of the patch, in the patch's order of objects and functions
 */
public record BuildRequest(
    Patch patch, String release, Consistency.Model model, List<FunctionFacts> facts) {
  public BuildRequest {
    facts = List.copyOf(facts);
  }

  /** A request for a kernel, whose only model is per-task. */
  public BuildRequest(Patch patch, String release, List<FunctionFacts> facts) {
    this(patch, release, Consistency.Model.PER_TASK, facts);
  }
}
