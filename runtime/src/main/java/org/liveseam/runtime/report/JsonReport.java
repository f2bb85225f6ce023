package org.liveseam.runtime.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** A report for programs; {@code seam schema report} describes it. Durations are milliseconds. */
final class JsonReport {
  private JsonReport() {}

  static String text(RunReport report) {
    var document = new JsonObject();
    document.addProperty("schema", "liveseam.report/1");
    document.addProperty("pipeline", report.pipeline());
    document.addProperty("outcome", report.outcome().word());
    document.addProperty("began", report.began().toString());
    document.addProperty("tookMillis", report.took().toMillis());
    document.addProperty("exit", report.exit());
    document.add("stages", array(report.stages(), JsonReport::stage));
    document.add("effects", array(report.effects(), JsonReport::effect));
    document.add("lines", array(report.lines(), JsonReport::line));
    document.add("errors", array(report.errors(), JsonReport::error));
    document.add("remains", strings(report.remains()));
    return new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(document)
        + "\n";
  }

  private static JsonObject stage(RunReport.Stage stage) {
    var object = new JsonObject();
    object.addProperty("name", stage.name());
    if (!stage.target().isEmpty()) {
      object.addProperty("target", stage.target());
    }
    object.addProperty("status", stage.status().word());
    object.addProperty("tookMillis", stage.took().toMillis());
    object.add("errors", array(stage.errors(), JsonReport::error));
    return object;
  }

  private static JsonObject effect(RunReport.Effect effect) {
    var object = new JsonObject();
    object.addProperty("number", effect.number());
    object.addProperty("stage", effect.stage());
    object.addProperty("target", effect.target());
    object.addProperty("kind", effect.kind());
    object.addProperty("patch", effect.patch());
    object.addProperty("version", effect.version());
    object.addProperty("fate", effect.fate());
    return object;
  }

  private static JsonObject line(RunReport.Line line) {
    var object = new JsonObject();
    object.addProperty("stage", line.stage());
    object.addProperty("text", line.text());
    return object;
  }

  private static JsonObject error(Diagnostic d) {
    var object = new JsonObject();
    object.addProperty("code", d.code().id());
    object.addProperty("severity", d.severity().name().toLowerCase(Locale.ROOT));
    object.addProperty("message", d.message());
    d.span().ifPresent(span -> object.addProperty("place", span.place()));
    object.add("helps", strings(d.helps()));
    object.add("notes", strings(d.notes()));
    object.add("kernel", strings(d.kernel()));
    return object;
  }

  private static <T> JsonArray array(List<T> values, Function<T, JsonObject> object) {
    var array = new JsonArray();
    values.forEach(value -> array.add(object.apply(value)));
    return array;
  }

  private static JsonArray strings(List<String> texts) {
    var array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
