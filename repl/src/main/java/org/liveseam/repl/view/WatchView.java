package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TransitionStatus;

/**
 * A target's patches at one moment, and how that differs from the moment before.
 *
 * @param before empty at first
 */
public record WatchView(TargetInfo target, Optional<Moment> before, Moment now) implements View {

  /**
   * One look.
   *
   * @param transition how far the open one is, if one is open
   */
  public record Moment(List<LivePatch> patches, Optional<TransitionStatus> transition) {
    public Moment {
      patches = List.copyOf(patches);
    }

    /** What a target shows now. */
    public static Moment of(
        TargetState state, java.util.function.Function<String, TransitionStatus> status) {
      return new Moment(
          state.patches(), state.transition().map(patch -> status.apply(patch.module())));
    }

    private @Nullable LivePatch find(String module) {
      return patches.stream().filter(p -> p.module().equals(module)).findFirst().orElse(null);
    }

    private String condition(LivePatch patch) {
      return StateView.condition(patch)
          + (patch.inTransition() && transition.isPresent()
              ? ", " + EventText.tasks(transition.get().tasksLeft())
              : "");
    }
  }

  @Override
  public String text(Theme theme) {
    var lines = new ArrayList<String>();
    for (LivePatch patch : now.patches()) {
      LivePatch was = before.map(b -> b.find(patch.module())).orElse(null);
      String condition = now.condition(patch);
      String earlier = was == null ? null : before.orElseThrow().condition(was);
      if (!Objects.equals(condition, earlier)) {
        lines.add(theme.paint(Style.STRONG, patch.name()) + ": " + condition);
      }
    }
    before.ifPresent(
        then ->
            then.patches().stream()
                .filter(patch -> now.find(patch.module()) == null)
                .forEach(patch -> lines.add(theme.paint(Style.STRONG, patch.name()) + ": gone")));
    if (before.isEmpty() && lines.isEmpty()) {
      lines.add("no live patches");
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  @Override
  public void json(JsonObject document) {
    document.add("target", JsonTargets.info(target));
    var array = new JsonArray();
    now.patches().forEach(patch -> array.add(JsonTargets.patch(patch)));
    document.add("live", array);
    now.transition()
        .ifPresent(status -> document.add("transition", JsonTargets.transition(status)));
  }
}
