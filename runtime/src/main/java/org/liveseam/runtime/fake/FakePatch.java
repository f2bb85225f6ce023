package org.liveseam.runtime.fake;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.liveseam.runtime.event.Words;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.target.LogBuffer;
import org.liveseam.runtime.target.PatchedFunction;
import org.liveseam.runtime.target.Payload;
import org.liveseam.runtime.target.TargetState;

/** A patch in the fake kernel: {@code struct klp_patch}, as far as its life goes. */
final class FakePatch {
  final Payload payload;
  boolean enabled;
  boolean inTransition;
  boolean reversed;

  /** Its stuck tasks were taken for patched, and are still in the old code. */
  boolean forced;

  long since;

  FakePatch(Payload payload) {
    this.payload = payload;
  }

  String module() {
    return payload.id().moduleName();
  }

  boolean replaces(String function) {
    return payload.objects().stream()
        .flatMap(o -> o.functions().stream())
        .anyMatch(f -> f.name().equals(function));
  }

  /** Logs the callbacks of one kind, of loaded objects only, in array order. */
  void callbacks(Callback.Kind kind, Set<String> loaded, LogBuffer log) {
    for (Payload.Part part : payload.objects()) {
      boolean present = part.object().equals("vmlinux") || loaded.contains(part.object());
      if (present) {
        callbackOf(part, kind, log);
      }
    }
  }

  /** Logs one object's callback, if it has that. */
  void callbackOf(Payload.Part part, Callback.Kind kind, LogBuffer log) {
    if (part.callbacks().contains(kind)) {
      log.add(Words.callback(module(), kind, part.object()));
    }
  }

  TargetState.LivePatch view(Set<String> loaded) {
    return new TargetState.LivePatch(
        module(),
        Optional.of(payload.id()),
        enabled,
        inTransition,
        Optional.of(payload.replace()),
        payload.objects().stream()
            .map(
                part ->
                    new TargetState.PatchedObject(
                        part.object(),
                        Optional.of(
                            part.object().equals("vmlinux") || loaded.contains(part.object())),
                        part.functions().stream()
                            .map(f -> new PatchedFunction(f.name(), Math.max(1, f.position())))
                            .collect(Collectors.toList())))
            .toList());
  }
}
