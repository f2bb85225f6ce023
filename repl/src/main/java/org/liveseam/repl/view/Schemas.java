package org.liveseam.repl.view;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JSON Schemas of what commands write with {@code --json}: of the one document, or of each line
 * where a command writes a stream; and of the reports that scripts write.
 */
public final class Schemas {
  private static final List<String> DOCUMENTS =
      List.of(
          "check",
          "describe",
          "doctor",
          "explain",
          "facts",
          "fmt",
          "history",
          "info",
          "list",
          "new",
          "plan",
          "report",
          "stalled",
          "status",
          "symbols",
          "usage");
  private static final List<String> STREAMS =
      List.of(
          "apply", "cancel", "force", "rehearse", "revert", "run", "test", "undo", "wait", "watch");

  /** All names, sorted. */
  public static List<String> names() {
    return java.util.stream.Stream.concat(DOCUMENTS.stream(), STREAMS.stream()).sorted().toList();
  }

  /** A schema, whole: what the files share is put in. */
  public static String text(String name) {
    String text =
        STREAMS.contains(name)
            ? resource("stream")
                .replace("@SCHEMA@", JsonOutput.schemaOf(name))
                .replace("@VERB@", name)
            : resource(name);
    JsonObject schema = JsonParser.parseString(text).getAsJsonObject();
    schema.add("$defs", JsonParser.parseString(resource("common")).getAsJsonObject().get("$defs"));
    return new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(schema);
  }

  private static String resource(String name) {
    try (InputStream in =
        Schemas.class.getResourceAsStream("/org/liveseam/repl/schema/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks the schema " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
