package org.liveseam.repl.view;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * Names of patches and what was done to them.
 *
 * @param done for instance {@code reverted}
 */
public record PatchNames(String done, List<String> names) implements View {
  public PatchNames {
    names = List.copyOf(names);
  }

  @Override
  public String text(Theme theme) {
    return names.isEmpty()
        ? "nothing to do\n"
        : String.join("", names.stream().map(name -> name + ": " + done + "\n").toList());
  }

  @Override
  public void json(JsonObject document) {
    document.add(done, JsonDiagnostics.strings(names));
  }
}
