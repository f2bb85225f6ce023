package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TransitionStatus;

/**
 * The live patches of a target.
 *
 * @param detailed with functions, and with what hinders loading
 * @param transition how far the one is that is under way, if that was asked
 */
public record StateView(
    TargetInfo target, TargetState state, boolean detailed, Optional<TransitionStatus> transition)
    implements View {

  /** The patches alone. */
  public static StateView list(Session session) {
    return new StateView(session.info(), session.state(), false, Optional.empty());
  }

  /** All there is to know. */
  public static StateView status(Session session) {
    TargetState state = session.state();
    return new StateView(
        session.info(),
        state,
        true,
        state.transition().map(patch -> session.transition(patch.module())));
  }

  @Override
  public String text(Theme theme) {
    var out = new StringBuilder();
    if (detailed) {
      out.append("target ").append(theme.paint(Style.STRONG, target.spec()));
      out.append(", kernel ").append(target.release()).append(' ').append(target.arch());
      out.append('\n');
    }
    if (state.patches().isEmpty()) {
      out.append("no live patches\n");
    }
    for (LivePatch patch : state.patches()) {
      patch(patch, theme, out);
    }
    for (PatchId idle : state.idleModules()) {
      out.append(idle.name()).append(' ').append(idle.version());
      out.append("  disabled, module still loaded\n");
    }
    if (detailed) {
      hindrances(theme, out);
    }
    return out.toString();
  }

  private void patch(LivePatch patch, Theme theme, StringBuilder out) {
    out.append(theme.paint(Style.STRONG, patch.name()));
    patch.id().ifPresent(id -> out.append(' ').append(id.version()).append(' ').append(id.hash()));
    out.append("  ").append(condition(patch));
    if (patch.id().isEmpty()) {
      out.append(theme.paint(Style.FOREIGN, "  foreign"));
    }
    out.append('\n');
    if (!detailed) {
      return;
    }
    if (patch.inTransition() && transition.isPresent()) {
      out.append("  ").append(EventText.tasks(transition.get().tasksLeft()));
      String blockers =
          transition.get().blockers().stream()
              .map(TransitionStatus.Blocker::toString)
              .collect(Collectors.joining(", "));
      out.append(blockers.isEmpty() ? "" : ": " + blockers).append('\n');
    }
    for (TargetState.PatchedObject object : patch.objects()) {
      out.append("  ").append(object.name());
      object.patched().ifPresent(patched -> out.append(patched ? "" : "  (not loaded)"));
      out.append('\n');
      object
          .functions()
          .forEach(
              function ->
                  out.append("    ")
                      .append(function.name())
                      .append(function.position() > 1 ? " at " + function.position() : "")
                      .append('\n'));
    }
  }

  static String condition(LivePatch patch) {
    if (patch.inTransition()) {
      return patch.enabled() ? "patching" : "unpatching";
    }
    return patch.enabled() ? "enabled" : "disabled";
  }

  private void hindrances(Theme theme, StringBuilder out) {
    TargetState.Restrictions r = state.restrictions();
    String all =
        java.util.stream.Stream.of(
                r.ftraceDisabled() ? "ftrace is disabled (kernel.ftrace_enabled=0)" : "",
                r.modulesDisabled() ? "loading modules is switched off until reboot" : "",
                r.signaturesEnforced() ? "only signed modules are loaded" : "",
                r.lockdown().isEmpty() ? "" : "lockdown: " + r.lockdown())
            .filter(text -> !text.isEmpty())
            .map(text -> theme.paint(Style.WARNING, "hindrance: ") + text + "\n")
            .collect(Collectors.joining());
    out.append(all);
  }

  @Override
  public void json(JsonObject document) {
    document.add("target", JsonTargets.info(target));
    var patches = new JsonArray();
    state.patches().forEach(patch -> patches.add(JsonTargets.patch(patch)));
    document.add("patches", patches);
    var idle = new JsonArray();
    state.idleModules().forEach(id -> idle.add(JsonTargets.id(id)));
    document.add("idleModules", idle);
    if (detailed) {
      document.add("restrictions", JsonTargets.restrictions(state.restrictions()));
      document.addProperty("taint", state.taint());
      transition.ifPresent(status -> document.add("transition", JsonTargets.transition(status)));
    }
  }
}
