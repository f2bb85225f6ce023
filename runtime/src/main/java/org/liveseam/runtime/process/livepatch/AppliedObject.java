package org.liveseam.runtime.process.livepatch;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.event.Words;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.process.livepatch.ObjectCode.FunctionCode;
import org.liveseam.runtime.process.livepatch.ObjectTable.PresentObject;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.LogBuffer;

/** One object of a patch: {@code struct klp_object}. */
final class AppliedObject {
  private final String module;
  private final ObjectBody body;
  private final LogBuffer log;
  private @Nullable PresentObject present;
  private @Nullable ObjectCode code;

  /** Whether its first callback agreed, so that its last one has something to clean up. */
  private boolean prepared;

  private boolean detached;

  /** Came and could not be patched; not tried again while it stays. */
  private @Nullable PresentObject refused;

  AppliedObject(String module, ObjectBody body, LogBuffer log) {
    this.module = module;
    this.body = body;
    this.log = log;
  }

  String name() {
    return body.part().object();
  }

  ObjectBody body() {
    return body;
  }

  boolean loaded() {
    return code != null;
  }

  Optional<PresentObject> present() {
    return Optional.ofNullable(present);
  }

  Optional<ObjectCode> code() {
    return Optional.ofNullable(code);
  }

  /** What it stands in for; nothing once it is detached. */
  List<FunctionCode> functions() {
    return code == null || detached ? List.of() : code.functions();
  }

  /** Its functions are not in effect any more, but its last callback is still to run. */
  void detach() {
    detached = true;
  }

  void load(PresentObject object, Deadline deadline) {
    code = body.load(object, deadline);
    present = object;
    refused = null;
    detached = false;
  }

  /** Gives its code up, to be freed by the caller. */
  Optional<ObjectCode> unload() {
    Optional<ObjectCode> had = Optional.ofNullable(code);
    code = null;
    present = null;
    prepared = false;
    return had;
  }

  void refuse(PresentObject object) {
    refused = object;
  }

  /** What has gone may come again, and be another build. */
  void forgetRefusal(ObjectTable objects) {
    PresentObject before = refused;
    if (before != null && !objects.present(before)) {
      refused = null;
    }
  }

  boolean refused(PresentObject object) {
    return object.equals(refused);
  }

  /**
   * Runs the first callback, if there is one.
   *
   * @return what it returned
   */
  int beforePatch() {
    int status = call(Callback.Kind.BEFORE_PATCH);
    prepared = status == 0;
    return status;
  }

  void afterPatch() {
    call(Callback.Kind.AFTER_PATCH);
  }

  void beforeUnpatch() {
    call(Callback.Kind.BEFORE_UNPATCH);
  }

  /** Only where the first callback agreed: klp_post_unpatch_callback. */
  void afterUnpatch() {
    if (prepared) {
      call(Callback.Kind.AFTER_UNPATCH);
    }
    prepared = false;
  }

  private int call(Callback.Kind kind) {
    if (code == null || !body.part().callbacks().contains(kind)) {
      return 0;
    }
    log.add(Words.callback(module, kind, name()));
    return code.call(kind);
  }
}
