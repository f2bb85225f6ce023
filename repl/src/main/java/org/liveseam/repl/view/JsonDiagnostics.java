package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;

/** Diagnostics as JSON. */
final class JsonDiagnostics {
  private JsonDiagnostics() {}

  static JsonArray array(List<Diagnostic> diagnostics) {
    var array = new JsonArray();
    diagnostics.forEach(diagnostic -> array.add(object(diagnostic)));
    return array;
  }

  static JsonObject object(Diagnostic diagnostic) {
    var object = new JsonObject();
    object.addProperty("code", diagnostic.code().id());
    object.addProperty("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    object.addProperty("message", diagnostic.message());
    diagnostic.span().ifPresent(span -> object.add("span", span(span)));
    if (!diagnostic.label().isEmpty()) {
      object.addProperty("label", diagnostic.label());
    }
    object.add("helps", strings(diagnostic.helps()));
    object.add("notes", strings(diagnostic.notes()));
    object.add("kernel", strings(diagnostic.kernel()));
    return object;
  }

  static JsonArray strings(Iterable<String> texts) {
    var array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonObject span(Span span) {
    var object = new JsonObject();
    object.addProperty("file", span.source().name());
    object.addProperty("line", span.line());
    object.addProperty("column", span.column());
    object.addProperty("endLine", span.endLine());
    object.addProperty("endColumn", span.endColumn());
    return object;
  }
}
