package org.liveseam.repl.view;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;

/**
 * JSON on standard output: one document for commands that answer once, or a line per record for
 * commands that take their time. Every document and every record names its schema, and the exit
 * code stands in the document, or in the last record.
 */
public abstract sealed class JsonOutput implements Output {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();
  private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();

  final PrintStream out;
  final String schema;

  private JsonOutput(PrintStream out, String verb) {
    this.out = out;
    this.schema = schemaOf(verb);
  }

  /** A command's schema, for instance {@code liveseam.status/1}. */
  public static String schemaOf(String verb) {
    return "liveseam." + verb + "/1";
  }

  @Override
  public void remark(String line) {}

  JsonObject start() {
    var object = new JsonObject();
    object.addProperty("schema", schema);
    return object;
  }

  /** One document. */
  public static final class Document extends JsonOutput {
    private final JsonObject document = start();
    private final JsonArray diagnostics = new JsonArray();

    public Document(PrintStream out, String verb) {
      super(out, verb);
    }

    @Override
    public synchronized void accept(Event event) {
      if (event instanceof Event.Reported reported) {
        diagnostics.add(JsonDiagnostics.object(reported.diagnostic()));
      }
    }

    @Override
    public synchronized void show(View view) {
      view.json(document);
    }

    @Override
    public synchronized void report(List<Diagnostic> reported) {
      diagnostics.addAll(JsonDiagnostics.array(reported));
    }

    @Override
    public synchronized void end(ExitCode exit) {
      document.add("diagnostics", diagnostics);
      document.addProperty("exit", exit.value());
      out.println(GSON.toJson(document));
    }
  }

  /** A record per line. */
  public static final class Stream extends JsonOutput {
    public Stream(PrintStream out, String verb) {
      super(out, verb);
    }

    @Override
    public void accept(Event event) {
      write(JsonEvents.type(event), record -> JsonEvents.put(event, record));
    }

    @Override
    public void show(View view) {
      write("result", view::json);
    }

    @Override
    public void report(List<Diagnostic> diagnostics) {
      for (Diagnostic diagnostic : diagnostics) {
        write("diagnostic", record -> record.add("diagnostic", JsonDiagnostics.object(diagnostic)));
      }
    }

    @Override
    public void end(ExitCode exit) {
      write("end", record -> record.addProperty("exit", exit.value()));
    }

    private synchronized void write(String type, java.util.function.Consumer<JsonObject> content) {
      JsonObject record = start();
      record.addProperty("type", type);
      content.accept(record);
      out.println(LINE.toJson(record));
    }
  }
}
