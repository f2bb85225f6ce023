package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.liveseam.runtime.apply.Effect;

/** What a session did, in its order. */
public record EffectsView(List<Effect> effects) implements View {
  public EffectsView {
    effects = List.copyOf(effects);
  }

  @Override
  public String text(Theme theme) {
    if (effects.isEmpty()) {
      return "no effects so far\n";
    }
    var out = new StringBuilder();
    for (Effect effect : effects) {
      out.append(effect.number()).append("  ").append(word(effect)).append(' ');
      out.append(effect.name()).append('\n');
    }
    return out.toString();
  }

  private static String word(Effect effect) {
    return effect.kind().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void json(JsonObject document) {
    var array = new JsonArray();
    for (Effect effect : effects) {
      var object = new JsonObject();
      object.addProperty("number", effect.number());
      object.addProperty("kind", word(effect));
      object.addProperty("name", effect.name());
      array.add(object);
    }
    document.add("effects", array);
  }
}
