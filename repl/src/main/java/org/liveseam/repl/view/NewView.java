package org.liveseam.repl.view;

import com.google.gson.JsonObject;
import java.util.List;
import org.liveseam.repl.view.Theme.Style;

/** A new project. */
public record NewView(String folder, String patch, List<String> files) implements View {
  public NewView {
    files = List.copyOf(files);
  }

  @Override
  public String text(Theme theme) {
    var out = new StringBuilder();
    for (String file : files) {
      out.append(theme.paint(Style.ADD, "made")).append("  ");
      out.append(folder).append('/').append(file).append('\n');
    }
    return out.append("next: cd ").append(folder).append(" && seam check . && seam test .\n") + "";
  }

  @Override
  public void json(JsonObject document) {
    document.addProperty("folder", folder);
    document.addProperty("patch", patch);
    document.add("files", JsonDiagnostics.strings(files));
  }
}
