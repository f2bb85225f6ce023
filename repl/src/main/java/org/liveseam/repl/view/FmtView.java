package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What formatting does, or would do.
 *
 * @param shows whether people are shown the names of files that change
 */
public record FmtView(List<File> files, boolean shows) implements View {
  public FmtView {
    files = List.copyOf(files);
  }

  /**
   * @param ok whether it could be formatted
   * @param changed whether that changes it
   */
  public record File(String name, boolean ok, boolean changed) {}

  @Override
  public String text(Theme theme) {
    return files.stream()
        .filter(file -> shows && file.changed())
        .map(file -> file.name() + "\n")
        .collect(Collectors.joining());
  }

  @Override
  public void json(JsonObject document) {
    var array = new JsonArray();
    for (File file : files) {
      var object = new JsonObject();
      object.addProperty("file", file.name());
      object.addProperty("ok", file.ok());
      object.addProperty("changed", file.changed());
      array.add(object);
    }
    document.add("files", array);
  }
}
