package org.liveseam.repl.journal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines of a history. */
public final class EntryJson {
  private EntryJson() {}

  /** Its members, without the number. */
  public static JsonObject write(Entry entry) {
    var object = new JsonObject();
    object.addProperty("time", entry.time().toString());
    object.addProperty("user", entry.user());
    object.addProperty("pid", entry.pid());
    object.addProperty("command", entry.command());
    object.addProperty("target", entry.target());
    object.addProperty("release", entry.release());
    object.addProperty("boot", entry.boot());
    object.addProperty("kind", entry.kind());
    object.addProperty("name", entry.name());
    optional(object, "version", entry.version());
    optional(object, "hash", entry.hash());
    optional(object, "reason", entry.reason());
    optional(object, "file", entry.file());
    return object;
  }

  private static void optional(JsonObject to, String name, @Nullable String value) {
    if (value != null) {
      to.addProperty(name, value);
    }
  }

  /** A line; empty if it is not one that {@link #write} wrote. */
  static Optional<Entry> read(int number, String line) {
    try {
      if (!(JsonParser.parseString(line) instanceof JsonObject object)) {
        return Optional.empty();
      }
      String kind = text(object, "kind");
      if (!kind.equals(Entry.APPLIED) && !kind.equals(Entry.REVERTED)) {
        return Optional.empty();
      }
      return Optional.of(
          new Entry(
              number,
              Instant.parse(text(object, "time")),
              text(object, "user"),
              Long.parseLong(text(object, "pid")),
              text(object, "command"),
              text(object, "target"),
              text(object, "release"),
              text(object, "boot"),
              kind,
              text(object, "name"),
              maybe(object, "version"),
              maybe(object, "hash"),
              maybe(object, "reason"),
              maybe(object, "file")));
    } catch (JsonParseException
        | DateTimeException
        | NumberFormatException
        | UnsupportedOperationException e) {
      return Optional.empty(); // the reader counts what it passes over
    }
  }

  private static String text(JsonObject object, String name) {
    String value = maybe(object, name);
    if (value == null) {
      throw new JsonParseException("no " + name);
    }
    return value;
  }

  private static @Nullable String maybe(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }
}
