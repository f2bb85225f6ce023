package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.plan.Action;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.plan.PlannedFunction;
import org.liveseam.runtime.plan.PlannedPatch;

/** A plan, function by function. Its diagnostics are reported, not shown. */
public record PlanView(Plan plan) implements View {
  @Override
  public String text(Theme theme) {
    var out = new StringBuilder();
    out.append("plan for ").append(theme.paint(Style.STRONG, plan.target().spec()));
    out.append(", kernel ").append(plan.target().release()).append('\n');
    for (PlannedPatch patch : plan.patches()) {
      out.append('\n');
      patch(patch, theme, out);
    }
    out.append('\n').append(summary()).append('\n');
    return out.toString();
  }

  private static void patch(PlannedPatch patch, Theme theme, StringBuilder out) {
    out.append(sign(patch.action(), theme)).append(" patch ");
    out.append(theme.paint(Style.STRONG, patch.name()));
    patch.wanted().ifPresent(wanted -> out.append(' ').append(wanted.version()));
    out.append(patch.foreign() ? theme.paint(Style.FOREIGN, " (foreign)") : "");
    patch.model().ifPresent(model -> out.append(", ").append(model.words()));
    out.append(patch.because().isEmpty() ? "" : ": " + patch.because()).append('\n');
    for (PlannedFunction function : patch.functions()) {
      out.append("  ").append(sign(function.action(), theme)).append(' ');
      out.append(function.object()).append(' ').append(function.name());
      out.append(function.position() > 1 ? " at " + function.position() : "");
      if (function.position() == 0) {
        out.append("  unresolved\n");
        continue;
      }
      out.append("  risk ").append(function.risk().words());
      out.append(function.reason().isEmpty() ? "" : ": " + function.reason()).append('\n');
      if (!function.others().isEmpty()) {
        out.append("      also replaced by ").append(String.join(", ", function.others()));
        out.append('\n');
      }
    }
  }

  private static String sign(Action action, Theme theme) {
    Style style =
        switch (action) {
          case ADD -> Style.ADD;
          case REPATCH -> Style.CHANGE;
          case REVERT -> Style.REMOVE;
          case KEEP -> Style.KEEP;
        };
    return theme.paint(style, String.valueOf(action.sign()));
  }

  private String summary() {
    if (!plan.errors().isEmpty()) {
      return "cannot be applied: " + Words.count(plan.errors().size(), "error", "errors");
    }
    if (plan.isEmpty()) {
      return "nothing to do";
    }
    return plan.count(Action.ADD)
        + " to add, "
        + plan.count(Action.REPATCH)
        + " to re-patch, "
        + plan.count(Action.REVERT)
        + " to revert, "
        + plan.count(Action.KEEP)
        + " to keep";
  }

  @Override
  public void json(JsonObject document) {
    document.add("target", JsonTargets.info(plan.target()));
    document.addProperty("empty", plan.isEmpty());
    var patches = new JsonArray();
    plan.patches().forEach(patch -> patches.add(object(patch)));
    document.add("patches", patches);
  }

  private static JsonObject object(PlannedPatch patch) {
    var object = new JsonObject();
    object.addProperty("action", patch.action().words());
    object.addProperty("name", patch.name());
    patch.wanted().ifPresent(wanted -> object.add("id", JsonTargets.id(wanted.id())));
    object.addProperty("foreign", patch.foreign());
    patch.model().ifPresent(model -> object.addProperty("model", model.words()));
    object.addProperty("because", patch.because());
    var functions = new JsonArray();
    for (PlannedFunction function : patch.functions()) {
      var f = new JsonObject();
      f.addProperty("action", function.action().words());
      f.addProperty("object", function.object());
      f.addProperty("name", function.name());
      f.addProperty("position", function.position());
      f.add("others", JsonDiagnostics.strings(function.others()));
      f.addProperty("risk", function.risk().words());
      f.addProperty("reason", function.reason());
      functions.add(f);
    }
    object.add("functions", functions);
    return object;
  }
}
