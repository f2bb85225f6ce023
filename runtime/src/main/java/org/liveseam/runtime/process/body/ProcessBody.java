package org.liveseam.runtime.process.body;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.process.livepatch.ObjectBody;
import org.liveseam.runtime.process.livepatch.ObjectCode;
import org.liveseam.runtime.process.livepatch.ObjectTable.PresentObject;
import org.liveseam.runtime.process.object.LoadedObject;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.FunctionFacts.Prototype;
import org.liveseam.runtime.target.PatchedFunction;
import org.liveseam.runtime.target.Payload;

/**
 * What a patch has for one object: compiled, to be bound when the object is there. The text and the
 * types are those of the build of the object that was there; another build has other types and
 * other offsets, so for it everything is compiled anew.
 */
final class ProcessBody implements ObjectBody {
  private final Patch whole;
  private final ObjectPatch patch;
  private final BodyCompiler compiler;
  private final Map<String, BodyImage> libraries;
  private final Workshop workshop;
  private Made made;

  /**
   * @param compiler makes it anew for another build of the object
   * @param libraries what is loaded as it is, by digest
   * @param made what was compiled first
   */
  ProcessBody(
      Patch whole,
      ObjectPatch patch,
      BodyCompiler compiler,
      Map<String, BodyImage> libraries,
      Workshop workshop,
      Made made) {
    this.whole = whole;
    this.patch = patch;
    this.compiler = compiler;
    this.libraries = Map.copyOf(libraries);
    this.workshop = workshop;
    this.made = made;
  }

  /**
   * What was compiled.
   *
   * @param build of the object that it was compiled for; empty if that was not loaded, so that
   *     nothing but the author's own words is in it
   * @param image the library; empty if nothing had to be compiled or linked
   */
  record Made(Optional<String> build, Optional<BodyImage> image, MeantNames meant) {
    static Made of(Optional<LoadedObject> object, BodyCompiler.Compiled compiled) {
      return new Made(
          object.map(LoadedObject::build), compiled.image().map(BodyImage::of), compiled.meant());
    }
  }

  String module() {
    return whole.id().moduleName();
  }

  ObjectPatch patch() {
    return patch;
  }

  boolean movesPrologues() {
    return whole.movesPrologues();
  }

  /**
   * What is to be bound to an object as it is loaded now.
   *
   * @param functions those that are replaced, in the patch's order
   * @throws DiagnosticException if a function has another type there than what stands in for it, or
   *     the code is wrong for it
   */
  synchronized Made made(LoadedObject object, List<ObjectFunction> functions, Deadline deadline) {
    if (made.build().filter(object.build()::equals).isPresent()) {
      return made;
    }
    List<Optional<Prototype>> types = functions.stream().map(ObjectFunction::prototype).toList();
    List<Diagnostic> problems = BodySource.problems(patch, types);
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
    if (made.build().isPresent()) {
      var there = new PatchedObject(workshop.surroundings(), Optional.of(object));
      made = Made.of(there.object(), compiler.compile(whole, patch, types, there, deadline));
    }
    return made;
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
