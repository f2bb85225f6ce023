package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.diagnostic.Code;

/** Every error code, a line each. */
public record CodesView(List<Code> codes) implements View {
  @Override
  public String text(Theme theme) {
    return codes.stream()
        .map(code -> theme.paint(Style.STRONG, code.id()) + "  " + CodeView.summary(code) + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public void json(JsonObject document) {
    var array = new JsonArray();
    codes.forEach(code -> array.add(CodeView.object(code)));
    document.add("codes", array);
  }
}
