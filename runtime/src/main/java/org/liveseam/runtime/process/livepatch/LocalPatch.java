package org.liveseam.runtime.process.livepatch;

import java.util.List;
import org.liveseam.runtime.target.Payload;

/**
 * A patch built for this process.
 *
 * @param objects in the patch's order
 */
public record LocalPatch(List<ObjectBody> objects) implements Payload.Local {
  public LocalPatch {
    objects = List.copyOf(objects);
  }
}
