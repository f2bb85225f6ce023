package org.liveseam.repl.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.liveseam.repl.view.Theme;
import org.liveseam.repl.view.View;

/** Text for people that no program asks for. */
public record Lines(List<String> lines) implements View {
  public Lines {
    lines = List.copyOf(lines);
  }

  /** The lines of a text. */
  public static Lines of(String text) {
    return new Lines(text.lines().toList());
  }

  @Override
  public String text(Theme theme) {
    var out = new StringBuilder();
    lines.forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }

  @Override
  public void json(JsonObject document) {
    var array = new JsonArray();
    lines.forEach(array::add);
    document.add("lines", array);
  }
}
