package org.liveseam.runtime.target;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.PatchId;

/**
 * What a target loads.
 *
 * @param image the module's bytes; not to be changed by anyone
 * @param objects what it replaces, for targets and checks that do not read the image
 * @param replace whether it takes back every other patch
 * @param model how tasks switch to it
 * @param local what only a target in this process can use; never crosses a wire
 */
@SuppressWarnings("ArrayRecordComponent") // identity is the id's; nobody compares payloads
public record Payload(
    PatchId id,
    byte[] image,
    List<Part> objects,
    boolean replace,
    Consistency.Model model,
    Optional<Local> local) {
  public Payload {
    objects = List.copyOf(objects);
  }

  /** What a kernel loads: its only model is per-task. */
  public Payload(PatchId id, byte[] image, List<Part> objects, boolean replace) {
    this(id, image, objects, replace, Consistency.Model.PER_TASK, Optional.empty());
  }

  /** Code and closures of this very process; known to the target that they were built for. */
  public interface Local {}

  /** One object's share. */
  public record Part(
      String object, List<PatchedFunction> functions, List<Callback.Kind> callbacks) {
    public Part {
      functions = List.copyOf(functions);
      callbacks = List.copyOf(callbacks);
    }
  }
}
