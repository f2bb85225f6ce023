package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TransitionStatus;

/** Targets and what is on them, as JSON. */
final class JsonTargets {
  private JsonTargets() {}

  static JsonObject info(TargetInfo target) {
    var object = new JsonObject();
    object.addProperty("spec", target.spec());
    object.addProperty("kind", target.kind());
    object.addProperty("release", target.release());
    object.addProperty("arch", target.arch());
    return object;
  }

  static JsonObject id(PatchId id) {
    var object = new JsonObject();
    object.addProperty("name", id.name());
    object.addProperty("version", id.version());
    object.addProperty("hash", id.hash());
    return object;
  }

  static JsonObject patch(TargetState.LivePatch patch) {
    var object = new JsonObject();
    object.addProperty("name", patch.name());
    object.addProperty("module", patch.module());
    object.addProperty("ours", patch.id().isPresent());
    patch.id().ifPresent(id -> object.addProperty("version", id.version()));
    patch.id().ifPresent(id -> object.addProperty("hash", id.hash()));
    object.addProperty("enabled", patch.enabled());
    object.addProperty("inTransition", patch.inTransition());
    patch.replaced().ifPresent(replaced -> object.addProperty("replaces", replaced));
    var objects = new JsonArray();
    patch.objects().forEach(part -> objects.add(object(part)));
    object.add("objects", objects);
    return object;
  }

  private static JsonObject object(TargetState.PatchedObject part) {
    var object = new JsonObject();
    object.addProperty("name", part.name());
    part.patched().ifPresent(patched -> object.addProperty("patched", patched));
    var functions = new JsonArray();
    part.functions()
        .forEach(
            function -> {
              var f = new JsonObject();
              f.addProperty("name", function.name());
              f.addProperty("position", function.position());
              functions.add(f);
            });
    object.add("functions", functions);
    return object;
  }

  static JsonObject restrictions(TargetState.Restrictions restrictions) {
    var object = new JsonObject();
    object.addProperty("ftraceDisabled", restrictions.ftraceDisabled());
    object.addProperty("modulesDisabled", restrictions.modulesDisabled());
    object.addProperty("signaturesEnforced", restrictions.signaturesEnforced());
    object.addProperty("lockdown", restrictions.lockdown());
    return object;
  }

  static JsonObject transition(TransitionStatus status) {
    var object = new JsonObject();
    object.addProperty("tasksLeft", status.tasksLeft());
    object.add(
        "blockers",
        JsonDiagnostics.strings(
            status.blockers().stream().map(TransitionStatus.Blocker::toString).toList()));
    return object;
  }
}
