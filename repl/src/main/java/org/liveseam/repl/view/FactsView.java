package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.Locale;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.model.Consistency.Model;
import org.liveseam.runtime.target.Capabilities;
import org.liveseam.runtime.target.TargetInfo;
import org.liveseam.runtime.target.TargetState;

/** What a target is and can do, and what this user may do with it. */
public record FactsView(TargetInfo target, Capabilities capabilities, TargetState state)
    implements View {

  /** Of a target as it is now. */
  public static FactsView of(Session session) {
    return new FactsView(session.info(), session.capabilities(), session.state());
  }

  @Override
  public String text(Theme theme) {
    var out = new StringBuilder();
    line(out, theme, "target", target.spec());
    line(out, theme, "kernel", target.release());
    line(out, theme, "arch", target.arch());
    for (Model model : Model.values()) {
      boolean has = capabilities.models().contains(model);
      String why = capabilities.refusedModels().getOrDefault(model, "");
      line(out, theme, model.words(), has ? "yes" : "no" + (why.isEmpty() ? "" : ": " + why));
    }
    for (Capabilities.Feature feature : Capabilities.Feature.values()) {
      line(out, theme, word(feature), capabilities.features().contains(feature) ? "yes" : "no");
    }
    for (Capabilities.Verb verb : Capabilities.Verb.values()) {
      String may =
          capabilities
              .missing(verb)
              .map(missing -> theme.paint(Style.WARNING, "no") + ": needs " + missing.needs())
              .orElse("yes");
      line(out, theme, "may " + verb.words(), may);
    }
    TargetState.Restrictions limits = state.restrictions();
    line(out, theme, "ftrace", limits.ftraceDisabled() ? "disabled" : "enabled");
    line(out, theme, "modules", limits.modulesDisabled() ? "disabled until reboot" : "enabled");
    line(out, theme, "signatures", limits.signaturesEnforced() ? "enforced" : "not enforced");
    line(out, theme, "lockdown", limits.lockdown().isEmpty() ? "none" : limits.lockdown());
    line(out, theme, "taint", state.taint() < 0 ? "not readable" : "" + state.taint());
    line(out, theme, "patches", "" + state.patches().size());
    return out.toString();
  }

  private static void line(StringBuilder out, Theme theme, String name, String value) {
    String space = " ".repeat(Math.max(1, 42 - name.length()));
    out.append(theme.paint(Style.STRONG, name)).append(space).append(value).append('\n');
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void json(JsonObject document) {
    document.add("target", JsonTargets.info(target));
    var models = new JsonObject();
    for (Model model : Model.values()) {
      models.addProperty(model.words(), capabilities.models().contains(model));
    }
    document.add("models", models);
    var features = new JsonArray();
    capabilities.features().stream()
        .sorted(Comparator.naturalOrder())
        .forEach(feature -> features.add(word(feature)));
    document.add("features", features);
    var missing = new JsonArray();
    for (Capabilities.MissingPrivilege privilege : capabilities.missing()) {
      var one = new JsonObject();
      one.addProperty("verb", word(privilege.verb()));
      one.addProperty("needs", privilege.needs());
      missing.add(one);
    }
    document.add("missing", missing);
    document.add("restrictions", JsonTargets.restrictions(state.restrictions()));
    document.addProperty("taint", state.taint());
    document.addProperty("patches", state.patches().size());
  }
}
