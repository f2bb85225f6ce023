package org.liveseam.repl.view;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.liveseam.runtime.diagnostic.Code;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.event.Event;

/**
 * Diagnostics as SARIF 2.1.0, the format of code scanners: one run, whose rules are the error codes
 * that were met. Columns count code points, and an end column is behind the last character, which
 * is how spans count as well. Ways out are words here, not edits, so there are no {@code fixes}.
 */
public final class SarifOutput implements Output {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final PrintStream out;
  private final String version;
  private final Map<Code, Integer> rules = new LinkedHashMap<>();
  private final JsonArray results = new JsonArray();

  /**
   * @param version of this program
   */
  public SarifOutput(PrintStream out, String version) {
    this.out = out;
    this.version = version;
  }

  @Override
  public synchronized void accept(Event event) {
    if (event instanceof Event.Reported reported) {
      report(List.of(reported.diagnostic()));
    }
  }

  @Override
  public void show(View view) {}

  @Override
  public void remark(String line) {}

  @Override
  public synchronized void report(List<Diagnostic> diagnostics) {
    diagnostics.forEach(diagnostic -> results.add(result(diagnostic)));
  }

  @Override
  public synchronized void end(ExitCode exit) {
    var driver = new JsonObject();
    driver.addProperty("name", "seam");
    driver.addProperty("version", version);
    driver.add("rules", array(rules.keySet().stream().map(SarifOutput::rule).toList()));
    var invocation = new JsonObject();
    invocation.addProperty("executionSuccessful", exit != ExitCode.BUG);
    invocation.addProperty("exitCode", exit.value());
    var run = new JsonObject();
    run.add("tool", object("driver", driver));
    run.addProperty("columnKind", "unicodeCodePoints");
    run.add("invocations", array(List.of(invocation)));
    run.add("results", results);
    var log = new JsonObject();
    log.addProperty("$schema", SCHEMA);
    log.addProperty("version", "2.1.0");
    log.add("runs", array(List.of(run)));
    out.println(new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(log));
  }

  private static JsonObject rule(Code code) {
    var rule = new JsonObject();
    rule.addProperty("id", code.id());
    rule.add("shortDescription", text(code.summary()));
    rule.add("fullDescription", text(code.cause()));
    rule.add("help", text(code.remedy()));
    return rule;
  }

  private JsonObject result(Diagnostic diagnostic) {
    int index = rules.computeIfAbsent(diagnostic.code(), code -> rules.size());
    var result = new JsonObject();
    result.addProperty("ruleId", diagnostic.code().id());
    result.addProperty("ruleIndex", index);
    result.addProperty("level", diagnostic.severity().name().toLowerCase(Locale.ROOT));
    result.add("message", text(words(diagnostic)));
    var locations = new JsonArray();
    diagnostic.span().ifPresent(span -> locations.add(location(span)));
    result.add("locations", locations);
    return result;
  }

  private static String words(Diagnostic diagnostic) {
    List<String> lines = new ArrayList<>();
    lines.add(diagnostic.message());
    if (!diagnostic.label().isEmpty()) {
      lines.add(diagnostic.label());
    }
    diagnostic.helps().forEach(help -> lines.add("help: " + help));
    diagnostic.notes().forEach(note -> lines.add("note: " + note));
    return String.join("\n", lines);
  }

  private static JsonObject location(Span span) {
    var region = new JsonObject();
    region.addProperty("startLine", span.line());
    region.addProperty("startColumn", span.column());
    region.addProperty("endLine", span.endLine());
    region.addProperty("endColumn", span.endColumn());
    var artifact = new JsonObject();
    artifact.addProperty("uri", uri(span.source().name()));
    var physical = new JsonObject();
    physical.add("artifactLocation", artifact);
    physical.add("region", region);
    return object("physicalLocation", physical);
  }

  /** Relative as long as the name is, so that it fits whatever checkout a reader has. */
  private static String uri(String name) {
    try {
      boolean absolute = Path.of(name).isAbsolute();
      return new URI(absolute ? "file" : null, absolute ? "" : null, name, null).toASCIIString();
    } catch (URISyntaxException | InvalidPathException e) {
      // No name of a file: shown as it is, encoded as a whole.
      return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static JsonObject text(String words) {
    var object = new JsonObject();
    object.addProperty("text", words);
    return object;
  }

  private static JsonObject object(String name, JsonObject value) {
    var object = new JsonObject();
    object.add(name, value);
    return object;
  }

  private static JsonArray array(List<JsonObject> objects) {
    var array = new JsonArray();
    objects.forEach(array::add);
    return array;
  }
}
