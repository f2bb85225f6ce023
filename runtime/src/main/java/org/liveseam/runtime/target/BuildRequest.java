package org.liveseam.runtime.target;

import java.util.List;
import org.liveseam.runtime.model.Patch;

/**
 * A patch with what the target said about its functions.
 *
 * @param release the kernel to build for
 * @param facts one per function of the patch, in the patch's order of objects and functions
 */
public record BuildRequest(Patch patch, String release, List<FunctionFacts> facts) {
  public BuildRequest {
    facts = List.copyOf(facts);
  }
}
