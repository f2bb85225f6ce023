package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.liveseam.repl.view.Theme.Style;

/** Commands and what they do. */
public record HelpView(List<Map.Entry<String, String>> commands) implements View {
  public HelpView {
    commands = List.copyOf(commands);
  }

  @Override
  public String text(Theme theme) {
    int width = commands.stream().mapToInt(c -> c.getKey().length()).max().orElse(0);
    var out = new StringBuilder();
    for (Map.Entry<String, String> command : commands) {
      String padding = " ".repeat(width - command.getKey().length());
      out.append("  ").append(theme.paint(Style.STRONG, command.getKey()));
      out.append(padding).append("  ").append(command.getValue()).append('\n');
    }
    out.append("Commands may be shortened. All else is the language: `patch`, `apply`, `let`...\n");
    out.append("Ctrl-C drops the input or stops what runs; Ctrl-D leaves.\n");
    return out.toString();
  }

  @Override
  public void json(JsonObject document) {
    var array = new JsonArray();
    for (Map.Entry<String, String> command : commands) {
      var object = new JsonObject();
      object.addProperty("usage", command.getKey());
      object.addProperty("summary", command.getValue());
      array.add(object);
    }
    document.add("commands", array);
  }
}
