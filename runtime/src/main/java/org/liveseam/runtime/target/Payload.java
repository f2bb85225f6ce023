package org.liveseam.runtime.target;

import java.util.List;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.PatchId;

/**
 * What a target loads.
 *
 * @param image the module's bytes; not to be changed by anyone
 * @param objects what it replaces, for targets and checks that do not read the image
 * @param replace whether it takes back every other patch
 */
@SuppressWarnings("ArrayRecordComponent") // identity is the id's; nobody compares payloads
public record Payload(PatchId id, byte[] image, List<Part> objects, boolean replace) {
  public Payload {
    objects = List.copyOf(objects);
  }

  /** One object's share. */
  public record Part(
      String object, List<PatchedFunction> functions, List<Callback.Kind> callbacks) {
    public Part {
      functions = List.copyOf(functions);
      callbacks = List.copyOf(callbacks);
    }
  }
}
