package org.liveseam.language.library;

import java.util.Iterator;
import java.util.Map;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.LibraryErrors;
import tools.jackson.core.io.JsonStringEncoder;

/** JSON from values, refusing what it cannot hold. */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final int step;

  private JsonWriter(int step) {
    this.step = step;
  }

  /**
   * A text without a line end.
   *
   * @param step how far each level is indented; 0 for everything on one line
   */
  public static String write(Object value, int step) {
    var writer = new JsonWriter(step);
    writer.value(value, "", 0);
    return writer.out.toString();
  }

  private void value(Object value, String path, int depth) {
    switch (value) {
      case SeamNull none -> out.append("null");
      case Boolean truth -> out.append(truth);
      case Long number -> out.append(number);
      case Double number when Double.isFinite(number) -> out.append(number);
      case Double number -> throw wrong(path, number.toString());
      case String text -> text(text);
      case SeamList list -> list(list, path, depth);
      case SeamRecord record -> record(record, path, depth);
      default -> throw wrong(path, Values.aType(value));
    }
  }

  private void list(SeamList list, String path, int depth) {
    if (list.size() == 0) {
      out.append("[]");
      return;
    }
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : ",");
      line(depth + 1);
      value(list.get(i), path + "[" + i + "]", depth + 1);
    }
    line(depth);
    out.append(']');
  }

  private void record(SeamRecord record, String path, int depth) {
    if (record.fields().isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    Iterator<Map.Entry<String, Object>> fields = record.fields().entrySet().iterator();
    while (fields.hasNext()) {
      Map.Entry<String, Object> field = fields.next();
      line(depth + 1);
      text(field.getKey());
      out.append(step == 0 ? ":" : ": ");
      value(field.getValue(), path + "." + field.getKey(), depth + 1);
      out.append(fields.hasNext() ? "," : "");
    }
    line(depth);
    out.append('}');
  }

  private void line(int depth) {
    if (step > 0) {
      out.append('\n').repeat(' ', step * depth);
    }
  }

  private void text(String text) {
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }

  private static DiagnosticException wrong(String path, String what) {
    String name = path.isEmpty() ? "the value" : "`" + path + "` of the value";
    return Diagnostic.of(LibraryErrors.NOT_JSON, name, what).raise();
  }
}
