package org.liveseam.runtime.state;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that was done.
 *
 * @param when to the second or finer
 * @param who the user
 * @param verb the command: {@code apply}, {@code revert}
 * @param target as it was named
 * @param patch its name
 * @param version its version and hash; empty if unknown
 * @param reason why, in its author's words; may be empty
 * @param outcome what became of it: {@code done}, or an error's code
 */
public record Entry(
    Instant when,
    String who,
    String verb,
    String target,
    String patch,
    String version,
    String reason,
    String outcome) {

  /** The entry as one line of JSON, without a line end. */
  String line() {
    var json = new JsonObject();
    json.addProperty("when", when.toString());
    json.addProperty("who", who);
    json.addProperty("verb", verb);
    json.addProperty("target", target);
    json.addProperty("patch", patch);
    json.addProperty("version", version);
    json.addProperty("reason", reason);
    json.addProperty("outcome", outcome);
    return json.toString();
  }

  /** The entry of a line; empty if it is not one. */
  static Optional<Entry> parse(String line) {
    try {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      return Optional.of(
          new Entry(
              Instant.parse(text(json, "when")),
              text(json, "who"),
              text(json, "verb"),
              text(json, "target"),
              text(json, "patch"),
              text(json, "version"),
              text(json, "reason"),
              text(json, "outcome")));
    } catch (JsonParseException | IllegalStateException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(JsonObject json, String name) {
    var value = json.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw new JsonParseException("no " + name);
    }
    return value.getAsString();
  }
}
