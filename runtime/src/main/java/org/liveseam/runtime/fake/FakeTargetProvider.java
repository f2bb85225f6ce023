package org.liveseam.runtime.fake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.kernel.SymbolProvider;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.PatchedFunction;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.Requirement;
import org.liveseam.runtime.target.TargetProvider;
import org.liveseam.runtime.target.TargetSpec;

/** Opens {@code fake}: the kernel that documentation speaks of. */
public final class FakeTargetProvider implements TargetProvider, SymbolProvider {
  @Override
  public String scheme() {
    return "fake";
  }

  @Override
  public String summary() {
    return "a simulated kernel for trying things out; nothing real happens";
  }

  @Override
  public List<Requirement> requirements() {
    return List.of();
  }

  @Override
  public boolean throwAway() {
    return true;
  }

  @Override
  public Connection open(TargetSpec spec, OpenContext context) {
    Connection connection = connect(FakeKernel.example());
    context
        .events()
        .accept(
            new Event.TargetReady(
                spec.toString(), connection.target().info().release(), Duration.ZERO));
    return connection;
  }

  @Override
  public KernelSymbols symbols(TargetSpec spec, Path cache) {
    return new FakeSymbols(FakeKernel.example());
  }

  /** A connection to a kernel of one's own. */
  public static Connection connect(FakeKernel kernel) {
    var clock = new FakeClock();
    return new Connection(new FakeTarget(kernel, clock), FakeTargetProvider::build, clock);
  }

  /** The image is the module's name: there is nothing to run it. */
  private static Payload build(BuildRequest request, EventSink events, Deadline deadline) {
    Patch patch = request.patch();
    byte[] image = patch.id().moduleName().getBytes(StandardCharsets.UTF_8);
    events.accept(
        new Event.Built(patch.name(), patch.id().moduleName(), image.length, false, Duration.ZERO));
    return new Payload(
        patch.id(),
        image,
        patch.objects().stream().map(FakeTargetProvider::part).toList(),
        patch.replacesAll());
  }

  private static Payload.Part part(ObjectPatch object) {
    return new Payload.Part(
        object.object().kernelName(),
        object.functions().stream()
            .map(f -> new PatchedFunction(f.name(), f.position().orElse(0)))
            .toList(),
        object.callbacks().stream().map(c -> c.kind()).toList());
  }
}
