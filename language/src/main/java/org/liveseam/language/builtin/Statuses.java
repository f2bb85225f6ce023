package org.liveseam.language.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.runtime.apply.Troubles;
import org.liveseam.runtime.event.Line;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TransitionStatus;

/** A target's state as a record. */
final class Statuses {
  private Statuses() {}

  static SeamRecord of(TargetInfo info, TargetState state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("target", info.spec());
    fields.put("release", info.release());
    fields.put("patches", SeamList.of(state.patches().stream().map(Statuses::patch).toList()));
    return new SeamRecord(fields);
  }

  static SeamRecord of(Troubles troubles) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("clean", troubles.isClean());
    fields.put("trouble", SeamList.of(troubles.lines().stream().map(Line::text).toList()));
    fields.put("lost", troubles.lost());
    return new SeamRecord(fields);
  }

  /** Who holds an open transition up. */
  static SeamRecord of(TargetState.LivePatch patch, TransitionStatus status) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", patch.name());
    fields.put("enabled", patch.enabled());
    fields.put("left", status.tasksLeft() < 0 ? SeamNull.NULL : (Object) (long) status.tasksLeft());
    fields.put(
        "tasks", SeamList.of(status.blockers().stream().<Object>map(Statuses::task).toList()));
    return new SeamRecord(fields);
  }

  private static SeamRecord task(TransitionStatus.Blocker blocker) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", (long) blocker.tid());
    fields.put("name", blocker.comm());
    fields.put("where", blocker.where());
    return new SeamRecord(fields);
  }

  private static SeamRecord patch(TargetState.LivePatch patch) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", patch.name());
    fields.put("ours", patch.id().isPresent());
    fields.put("enabled", patch.enabled());
    fields.put("in_transition", patch.inTransition());
    List<String> functions =
        patch.objects().stream().flatMap(o -> o.functions().stream().map(f -> f.name())).toList();
    fields.put("functions", SeamList.of(functions));
    return new SeamRecord(fields);
  }
}
