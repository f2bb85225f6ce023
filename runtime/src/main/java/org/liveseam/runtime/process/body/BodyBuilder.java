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
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.os.NativeMemory;
import org.liveseam.runtime.process.livepatch.LocalPatch;
import org.liveseam.runtime.process.livepatch.ObjectBody;
import org.liveseam.runtime.process.prologue.MovedEntries;
import org.liveseam.runtime.target.BuildRequest;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts;
import org.liveseam.runtime.target.FunctionFacts.Prototype;
import org.liveseam.runtime.target.Payload;

/** Builds patches for this process: compiles what is C, checks what is not. */
public final class BodyBuilder implements Connection.PayloadBuilder {
  private final BodyCompiler compiler;
  private final Workshop workshop;

  /**
   * @param cache a folder of this user's
   * @param files where libraries are written to be loaded
   */
  public BodyBuilder(
      Surroundings surroundings,
      BodyFiles files,
      Path cache,
      NativeMemory memory,
      MovedEntries moved) {
    var cc = new CCompiler(cache);
    this.compiler = new BodyCompiler(cc);
    this.workshop =
        new Workshop(
            surroundings, files, new RuntimeLibrary(cc, surroundings, files), memory, moved);
  }

  @Override
  public Payload build(BuildRequest request, EventSink events, Deadline deadline) {
    long start = System.nanoTime();
    Patch patch = request.patch();
    List<Diagnostic> problems = check(patch);
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
    var bodies = new ArrayList<ObjectBody>();
    int bytes = 0;
    boolean cached = true;
    int next = 0;
    for (ObjectPatch object : patch.objects()) {
      List<Optional<Prototype>> types =
          request.facts().subList(next, next + object.functions().size()).stream()
              .map(FunctionFacts::prototype)
              .toList();
      next += object.functions().size();
      PatchedObject patched = patched(object);
      BodyCompiler.Compiled compiled = compiler.compile(patch, object, types, patched, deadline);
      compiled.warnings().forEach(warning -> events.accept(new Event.Reported(warning)));
      cached &= compiled.cached();
      bytes += compiled.image().map(image -> image.length).orElse(0);
      bodies.add(body(patch, object, ProcessBody.Made.of(patched.object(), compiled)));
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

  private ObjectBody body(Patch patch, ObjectPatch object, ProcessBody.Made made) {
    Map<String, BodyImage> libraries = new LinkedHashMap<>();
    for (Map.Entry<String, BinaryFile> library : BodyCompiler.libraries(object).entrySet()) {
      libraries.put(library.getKey(), BodyImage.of(library.getValue().content()));
    }
    return new ProcessBody(patch, object, compiler, libraries, workshop, made);
  }

  @Override
  public List<Diagnostic> check(Patch patch) {
    return patch.objects().stream().flatMap(object -> Binaries.check(object).stream()).toList();
  }
}
