package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.liveseam.repl.view.Theme.Style;

/** What checked files declare. */
public record CheckView(List<File> files) implements View {
  public CheckView {
    files = List.copyOf(files);
  }

  /**
   * @param patches names of its patches; empty if it is not right
   * @param tests names of its tests
   */
  public record File(String name, boolean ok, List<String> patches, List<String> tests) {
    public File {
      patches = List.copyOf(patches);
      tests = List.copyOf(tests);
    }
  }

  @Override
  public String text(Theme theme) {
    return files.stream().map(file -> line(file, theme)).collect(Collectors.joining());
  }

  private static String line(File file, Theme theme) {
    if (!file.ok()) {
      return file.name() + ": " + theme.paint(Style.ERROR, "not ok") + "\n";
    }
    return file.name()
        + ": "
        + theme.paint(Style.ADD, "ok")
        + ", "
        + Words.count(file.patches().size(), "patch", "patches")
        + (file.patches().isEmpty() ? "" : " (" + String.join(", ", file.patches()) + ")")
        + ", "
        + Words.count(file.tests().size(), "test", "tests")
        + "\n";
  }

  @Override
  public void json(JsonObject document) {
    var array = new JsonArray();
    for (File file : files) {
      var object = new JsonObject();
      object.addProperty("file", file.name());
      object.addProperty("ok", file.ok());
      object.add("patches", JsonDiagnostics.strings(file.patches()));
      object.add("tests", JsonDiagnostics.strings(file.tests()));
      array.add(object);
    }
    document.add("files", array);
  }
}
