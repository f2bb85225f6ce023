package org.liveseam.runtime.kernel.build;

import java.time.Duration;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.kernel.prebuilt.RenamedModule;
import org.liveseam.runtime.model.BinaryFile;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.symbol.module.KoFile;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.PatchedFunction;
import org.liveseam.runtime.target.Payload;

/**
 * A module builder as a connection uses it: hands on warnings and {@link Event.Built} as events and
 * puts the payload together.
 */
public record ModulePayloads(ModuleBuilder builder) implements Connection.PayloadBuilder {
  @Override
  public Payload build(BuildRequest request, EventSink events, Deadline deadline) {
    long start = System.nanoTime();
    Patch patch = request.patch();
    ModuleBuilder.Result result =
        patch
            .module()
            .map(file -> prebuilt(patch, file))
            .orElseGet(() -> builder.build(request, deadline));
    result.warnings().forEach(warning -> events.accept(new Event.Reported(warning)));
    events.accept(
        new Event.Built(
            patch.name(),
            patch.id().moduleName(),
            result.image().length,
            result.cached(),
            Duration.ofNanos(System.nanoTime() - start)));
    return new Payload(
        patch.id(),
        result.image(),
        patch.objects().stream().map(ModulePayloads::part).toList(),
        patch.replacesAll());
  }

  @Override
  public List<Diagnostic> check(Patch patch) {
    return patch.module().isPresent() ? List.of() : BodyCheck.check(patch);
  }

  /** A module of others carries our name and marker, so that list, status and revert know it. */
  private static ModuleBuilder.Result prebuilt(Patch patch, BinaryFile file) {
    KoFile module = KoFile.of(Bytes.of(file.content()));
    byte[] image = RenamedModule.of(module, patch.id().moduleName(), patch.id().marker());
    return new ModuleBuilder.Result(image, true, List.of());
  }

  private static Payload.Part part(ObjectPatch object) {
    // The kernel lists a function without a position as its first (core.c, klp_init_object_loaded).
    List<PatchedFunction> functions =
        object.functions().stream()
            .map(f -> new PatchedFunction(f.name(), f.position().orElse(1)))
            .toList();
    List<Callback.Kind> callbacks = object.callbacks().stream().map(Callback::kind).toList();
    return new Payload.Part(object.object().kernelName(), functions, callbacks);
  }
}
