package org.liveseam.repl.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.plan.Action;

/** A plan as {@code seam plan --json} writes it, for the editor. */
final class PlanText {
  /** How the text is called that comes from standard input. */
  private static final String STDIN = "<standard input>";

  private PlanText() {}

  /** Function by function, with the signs of the command line. */
  static String of(JsonObject plan) {
    var out = new StringBuilder();
    if (plan.has("target")) {
      JsonObject target = plan.getAsJsonObject("target");
      out.append("plan for ").append(string(target, "spec"));
      out.append(", kernel ").append(string(target, "release")).append('\n');
    }
    for (JsonObject patch : objects(plan, "patches")) {
      out.append(sign(patch)).append(" patch ").append(string(patch, "name"));
      String because = string(patch, "because");
      out.append(because.isEmpty() ? "" : ": " + because).append('\n');
      for (JsonObject function : objects(patch, "functions")) {
        out.append("  ").append(sign(function)).append(' ').append(string(function, "object"));
        out.append(' ').append(string(function, "name"));
        out.append("  risk ").append(string(function, "risk")).append('\n');
      }
    }
    objects(plan, "diagnostics").forEach(d -> out.append(line(d)).append('\n'));
    if (plan.has("empty") && plan.get("empty").getAsBoolean()) {
      out.append("nothing to do\n");
    }
    return out.toString();
  }

  private static String line(JsonObject diagnostic) {
    return string(diagnostic, "severity")
        + "["
        + string(diagnostic, "code")
        + "]: "
        + string(diagnostic, "message");
  }

  /** The first error, or what there is to do. */
  static String summary(JsonObject plan) {
    List<JsonObject> errors =
        objects(plan, "diagnostics").stream()
            .filter(d -> string(d, "severity").equals("error"))
            .toList();
    if (!errors.isEmpty()) {
      return line(errors.get(0));
    }
    long changes =
        objects(plan, "patches").stream()
            .filter(patch -> !string(patch, "action").equals(Action.KEEP.words()))
            .count();
    return changes == 0 ? "plan: nothing to do" : "plan: " + changes + " to change";
  }

  /**
   * What it found, at its places in the text; what is of no place, or of another file, at the top.
   */
  static List<Diagnostic> diagnostics(JsonObject plan, String text) {
    var lines = new Lines(text);
    List<Diagnostic> all = new ArrayList<>();
    for (JsonObject found : objects(plan, "diagnostics")) {
      var message = new StringBuilder(string(found, "message"));
      Range range = new Range(new Position(0, 0), new Position(0, 0));
      if (found.has("span")) {
        JsonObject span = found.getAsJsonObject("span");
        if (string(span, "file").equals(STDIN)) {
          range = lines.range(span(span, text));
        } else {
          message.insert(0, string(span, "file") + ":" + string(span, "line") + ": ");
        }
      }
      strings(found, "notes").forEach(note -> message.append("\nnote: ").append(note));
      strings(found, "helps").forEach(help -> message.append("\nhelp: ").append(help));
      all.add(
          Problems.diagnostic(
              range,
              Problems.severity(string(found, "severity").equals("error")),
              string(found, "code"),
              message.toString()));
    }
    return all;
  }

  private static Span span(JsonObject span, String text) {
    return new Span(
        new Source(STDIN, text),
        span.get("line").getAsInt(),
        span.get("column").getAsInt(),
        span.get("endLine").getAsInt(),
        span.get("endColumn").getAsInt());
  }

  private static char sign(JsonObject object) {
    String action = string(object, "action");
    for (Action known : Action.values()) {
      if (known.words().equals(action)) {
        return known.sign();
      }
    }
    return '?';
  }

  private static String string(JsonObject object, String name) {
    return object.has(name) ? object.get(name).getAsString() : "";
  }

  private static List<JsonObject> objects(JsonObject object, String name) {
    List<JsonObject> all = new ArrayList<>();
    if (object.has(name)) {
      object.getAsJsonArray(name).forEach(element -> all.add(element.getAsJsonObject()));
    }
    return all;
  }

  private static List<String> strings(JsonObject object, String name) {
    return object.has(name)
        ? object.getAsJsonArray(name).asList().stream().map(JsonElement::getAsString).toList()
        : List.of();
  }
}
