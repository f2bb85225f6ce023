package org.liveseam.repl.view;

import com.google.gson.JsonObject;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.diagnostic.Code;

/** All there is to know about an error code. */
public record CodeView(Code code) implements View {
  @Override
  public String text(Theme theme) {
    return theme.paint(Style.STRONG, code.id() + ": " + summary(code))
        + "\n\n"
        + part(theme, "Cause", Words.wrap(code.cause(), 88, "  "))
        + "\n"
        + part(theme, "Example", code.example().indent(2))
        + "\n"
        + part(theme, "Remedy", Words.wrap(code.remedy(), 88, "  "))
        + "\n"
        + part(
            theme, "Exit code", "  " + code.exit().value() + " (" + code.exit().meaning() + ")\n");
  }

  /** The summary with dots where the arguments go. */
  static String summary(Code code) {
    return code.summary().replace("{}", "...");
  }

  private static String part(Theme theme, String title, String text) {
    return theme.paint(Style.STRONG, title) + "\n" + text;
  }

  @Override
  public void json(JsonObject document) {
    document.add("code", object(code));
  }

  static JsonObject object(Code code) {
    var object = new JsonObject();
    object.addProperty("id", code.id());
    object.addProperty("summary", summary(code));
    object.addProperty("cause", code.cause());
    object.addProperty("example", code.example());
    object.addProperty("remedy", code.remedy());
    object.addProperty("exit", code.exit().value());
    return object;
  }
}
