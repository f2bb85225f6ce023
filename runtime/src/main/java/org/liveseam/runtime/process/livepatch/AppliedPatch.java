package org.liveseam.runtime.process.livepatch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.process.livepatch.ObjectCode.FunctionCode;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.TargetState;

/** One patch: {@code struct klp_patch}. */
final class AppliedPatch {
  private final PatchId id;
  private final boolean replace;
  private final Consistency.Model model;
  private final List<AppliedObject> objects;
  boolean enabled;
  boolean inTransition;

  /** Threads may be anywhere in it: its code is never freed. */
  boolean forced;

  AppliedPatch(Payload payload, LocalPatch local, LogBuffer log) {
    id = payload.id();
    replace = payload.replace();
    model = payload.model();
    objects =
        local.objects().stream().map(o -> new AppliedObject(id.moduleName(), o, log)).toList();
  }

  PatchId id() {
    return id;
  }

  String module() {
    return id.moduleName();
  }

  boolean replace() {
    return replace;
  }

  Consistency.Model model() {
    return model;
  }

  List<AppliedObject> objects() {
    return objects;
  }

  List<AppliedObject> loaded() {
    return objects.stream().filter(AppliedObject::loaded).toList();
  }

  Stream<FunctionCode> functions() {
    return objects.stream().flatMap(object -> object.functions().stream());
  }

  List<ObjectCode> codes() {
    return objects.stream().flatMap(object -> object.code().stream()).toList();
  }

  TargetState.LivePatch view() {
    return new TargetState.LivePatch(
        module(),
        Optional.of(id),
        enabled,
        inTransition,
        Optional.of(replace),
        objects.stream()
            .map(
                o ->
                    new TargetState.PatchedObject(
                        o.name(), Optional.of(o.loaded()), o.body().part().functions()))
            .toList());
  }
}
