package org.liveseam.runtime.process.body;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.process.livepatch.ObjectBody;
import org.liveseam.runtime.process.livepatch.ObjectCode;
import org.liveseam.runtime.process.livepatch.ObjectTable.PresentObject;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.PatchedFunction;
import org.liveseam.runtime.target.Payload;

/** What a patch has for one object: compiled, to be bound when the object is there. */
final class ProcessBody implements ObjectBody {
  private final String module;
  private final ObjectPatch patch;
  private final boolean movesPrologues;
  private final Optional<BodyImage> image;
  private final Map<String, BodyImage> libraries;
  private final Workshop workshop;

  /**
   * @param module the patch's name on the target
   * @param movesPrologues whether functions without a site get one
   * @param image what was compiled
   * @param libraries what is loaded as it is, by digest
   */
  ProcessBody(
      String module,
      ObjectPatch patch,
      boolean movesPrologues,
      Optional<BodyImage> image,
      Map<String, BodyImage> libraries,
      Workshop workshop) {
    this.module = module;
    this.patch = patch;
    this.movesPrologues = movesPrologues;
    this.image = image;
    this.libraries = Map.copyOf(libraries);
    this.workshop = workshop;
  }

  String module() {
    return module;
  }

  ObjectPatch patch() {
    return patch;
  }

  boolean movesPrologues() {
    return movesPrologues;
  }

  Optional<BodyImage> image() {
    return image;
  }

  Map<String, BodyImage> libraries() {
    return libraries;
  }

  @Override
  public Payload.Part part() {
    // As the kernel does, a function without a position is listed as its first.
    List<PatchedFunction> functions =
        patch.functions().stream()
            .map(f -> new PatchedFunction(f.name(), f.position().orElse(1)))
            .toList();
    List<Callback.Kind> callbacks = patch.callbacks().stream().map(Callback::kind).toList();
    return new Payload.Part(patch.object().kernelName(), functions, callbacks);
  }

  @Override
  public ObjectCode load(PresentObject object, Deadline deadline) {
    return new Binding(this, workshop, object, deadline).load();
  }
}
