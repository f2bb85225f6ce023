package org.liveseam.runtime.process.body;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.model.BinaryFile;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.livepatch.LocalPatch;
import org.liveseam.runtime.process.livepatch.ObjectBody;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.Payload;

/** Builds patches for this process: compiles what is C, checks what is not. */
public final class BodyBuilder implements Connection.PayloadBuilder {
  private final BodyCompiler compiler;
  private final Workshop workshop;

  /**
   * @param cache a folder of this user's
   * @param files where libraries are written to be loaded
   */
  public BodyBuilder(Surroundings surroundings, BodyFiles files, Path cache, NativeMemory memory) {
    var cc = new CCompiler(cache);
    this.compiler = new BodyCompiler(cc);
    this.workshop =
        new Workshop(surroundings, files, new RuntimeLibrary(cc, surroundings, files), memory);
  }

  @Override
  public Payload build(BuildRequest request, EventSink events, Deadline deadline) {
    long start = System.nanoTime();
    Patch patch = request.patch();
    List<Diagnostic> problems = check(request);
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
    var bodies = new ArrayList<ObjectBody>();
    int bytes = 0;
    boolean cached = true;
    int next = 0;
    for (ObjectPatch object : patch.objects()) {
      List<FunctionFacts> facts = request.facts().subList(next, next + object.functions().size());
      next += object.functions().size();
      BodyCompiler.Compiled compiled =
          compiler.compile(patch, object, facts, patched(object), deadline);
      compiled.warnings().forEach(warning -> events.accept(new Event.Reported(warning)));
      cached &= compiled.cached();
      bytes += compiled.image().map(image -> image.length).orElse(0);
      bodies.add(body(patch, object, compiled.image()));
    }
    events.accept(
        new Event.Built(
            patch.name(),
            patch.id().moduleName(),
            bytes,
            cached,
            Duration.ofNanos(System.nanoTime() - start)));
    return new Payload(
        patch.id(),
        new byte[0],
        bodies.stream().map(ObjectBody::part).toList(),
        patch.replacesAll(),
        request.model(),
        Optional.of(new LocalPatch(bodies)));
  }

  private PatchedObject patched(ObjectPatch object) {
    Surroundings here = workshop.surroundings();
    return new PatchedObject(here, here.find(object.object().kernelName()).map(here::object));
  }

  private ObjectBody body(Patch patch, ObjectPatch object, Optional<byte[]> image) {
    Map<String, BodyImage> libraries = new LinkedHashMap<>();
    for (Map.Entry<String, BinaryFile> library : BodyCompiler.libraries(object).entrySet()) {
      libraries.put(library.getKey(), BodyImage.of(library.getValue().content()));
    }
    return new ProcessBody(
        patch.id().moduleName(), object, image.map(BodyImage::of), libraries, workshop);
  }

  /** What can be said without a compiler, but with what is known about the functions. */
  private static List<Diagnostic> check(BuildRequest request) {
    var problems = new ArrayList<Diagnostic>();
    int next = 0;
    for (ObjectPatch object : request.patch().objects()) {
      problems.addAll(Binaries.check(object));
      for (FunctionPatch function : object.functions()) {
        FunctionFacts facts = request.facts().get(next++);
        if (function.body() instanceof Body.Closure closure) {
          problems.addAll(ClosureTypes.check(function, closure, facts.prototype()));
        }
      }
    }
    return problems;
  }

  @Override
  public List<Diagnostic> check(Patch patch) {
    return patch.objects().stream().flatMap(object -> Binaries.check(object).stream()).toList();
  }
}
