package org.liveseam.language.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamPatch;

/**
 * What is known of a value's fields.
 *
 * @param fields all there are; those of a list are none
 * @param element what each element of a list is like; null for what is no list, or not known
 * @param code what it is as a function; null for what is none, or not known
 */
record Shape(Map<String, Shape> fields, @Nullable Shape element, @Nullable Binding code) {
  /** Something of which nothing is known. */
  static final Shape OPEN = new Shape(Map.of(), null, null);

  private static final Shape LIVE_PATCH =
      record("name", "ours", "enabled", "in_transition", "functions");

  private static final Shape FOUND = record("text", "start", "end", "groups", "named");

  /** What errors have that no pipeline failed with. */
  static final Shape ERROR = record("code", "summary", "detail", "location", "cause");

  /** What the error of a pipeline has, which may be raised again elsewhere. */
  static final Shape PIPELINE_ERROR =
      ERROR.with("stage", OPEN).with("undone", OPEN).with("remains", OPEN);

  /** What functions of the standard library give, modules with their names before them. */
  private static final Map<String, Shape> RESULTS =
      Map.ofEntries(
          Map.entry("status", record("target", "release").with("patches", list(LIVE_PATCH))),
          Map.entry(
              "stalled",
              list(
                  record("name", "enabled", "left")
                      .with("tasks", list(record("id", "name", "where"))))),
          Map.entry("plan", record("empty", "target", "patches", "errors")),
          Map.entry("run", record("exit", "out", "err", "took")),
          Map.entry("fetch", record("status", "body", "url").with("headers", OPEN)),
          Map.entry("time.measure", record("value", "took")),
          Map.entry(
              "time.parts",
              record(
                  "year",
                  "month",
                  "day",
                  "hour",
                  "minute",
                  "second",
                  "nanosecond",
                  "weekday",
                  "day_of_year",
                  "offset")),
          Map.entry(
              "files.stat", record("kind", "size", "modified", "mode", "owner", "group", "target")),
          Map.entry("text.find_all", list(FOUND)),
          Map.entry("kernel.modules", list(record("name", "size", "uses", "users", "state"))),
          Map.entry("process.threads", list(record("id", "name"))),
          Map.entry("process.maps", list(record("from", "to", "access", "path"))),
          Map.entry("symbols.in_kernel", list(record("kind", "module"))),
          Map.entry(
              "symbols",
              list(record("name", "address", "size", "exported", "patchable", "reason"))));

  /** A record with these fields, of whose values nothing is known. */
  static Shape record(String... names) {
    Map<String, Shape> fields = new LinkedHashMap<>();
    List.of(names).forEach(name -> fields.put(name, OPEN));
    return new Shape(fields, null, null);
  }

  /** A list of such values. */
  static Shape list(Shape element) {
    return new Shape(Map.of(), element, null);
  }

  /** A function. */
  static Shape function(Binding code) {
    return new Shape(Map.of(), null, code);
  }

  /** The same with one more field. */
  Shape with(String name, Shape field) {
    Map<String, Shape> more = new LinkedHashMap<>(fields);
    more.put(name, field);
    return new Shape(more, null, null);
  }

  /** What values of a type have; null if that depends on more than their type. */
  static @Nullable Set<String> membersOf(String type) {
    return switch (type) {
      case "patch" -> SeamPatch.MEMBERS;
      case "target" -> Set.of("name");
      case "size" -> Set.of("bytes");
      case "ptr" -> Set.of("address");
      case "null",
          "bool",
          "int",
          "float",
          "str",
          "list",
          "duration",
          "instant",
          "bytes",
          "range",
          "fn" ->
          Set.of();
      default -> null;
    };
  }

  /** What a function of the library gives; open if nothing is known of it. */
  static Shape ofResult(String function) {
    return RESULTS.getOrDefault(function, OPEN);
  }

  /** Functions whose results are known here, for the check against what they really give. */
  static Map<String, Shape> results() {
    return RESULTS;
  }
}
