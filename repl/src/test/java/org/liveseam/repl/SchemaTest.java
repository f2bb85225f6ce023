package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.repl.view.Schemas;

/** What commands really write fits the schemas that {@code seam schema} prints. */
final class SchemaTest {
  static Schema schema(String name) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(new Cli().run("schema", name).out());
  }

  private static void fits(String name, String json) {
    assertEquals(List.of(), schema(name).validate(json, InputFormat.JSON), json);
  }

  /** Every command of the golden sessions that writes JSON. */
  @TestFactory
  Stream<DynamicTest> sessions() throws IOException {
    var steps = new LinkedHashMap<String, Sessions.Step>();
    for (Path file : CliGoldenTest.files()) {
      Sessions.steps(Files.readString(file)).stream()
          .filter(step -> step.args().contains("--json"))
          .filter(
              step ->
                  step.args().stream().noneMatch(List.of("--bogus", "--tap", "--sarif")::contains))
          .forEach(step -> steps.put(step.line(), step));
    }
    assertTrue(steps.size() >= 10, "too few sessions with JSON");
    return steps.values().stream()
        .map(step -> DynamicTest.dynamicTest(step.line(), () -> fits(step)));
  }

  private static void fits(Sessions.Step step) {
    String verb = step.args().getFirst();
    Cli.Result result = new Cli().reading(step.input()).run(step.args().toArray(String[]::new));
    boolean document = result.out().startsWith("{\n");
    List<String> records = document ? List.of(result.out()) : result.out().lines().toList();
    records.forEach(record -> fits(verb, record));
    JsonObject last = JsonParser.parseString(records.getLast()).getAsJsonObject();
    assertEquals(document, !last.has("type"));
    assertEquals(result.exit(), last.get("exit").getAsInt());
  }

  @Test
  void anOpenTransition() {
    var cli = new Cli();
    String target = "--target=scene:kernel-schema";
    assertEquals(4, cli.run("apply", "src/test/resources/files/left.seam", target).exit());
    String json = cli.run("status", "--json", target).out();
    fits("status", json);
    JsonObject open = JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("transition");
    assertEquals(1, open.get("tasksLeft").getAsInt());
  }

  @Test
  void aReport(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.json");
    String hide = Path.of("src/test/resources/files/hide.seam").toAbsolutePath().toString();
    String script =
        """
        import "%s" as fixes
        pipeline p {
          stage a { apply fixes.hide_cmdline }
          stage b { report "x"; assert 1 == 2 }
          stage c { }
        } ensure { report to: "%s" }
        """
            .formatted(hide, file);
    Cli.Result result =
        new Cli()
            .run(
                "run",
                "-e",
                script.formatted(hide, file),
                "--target=fake",
                "--allow-write=" + folder);
    assertEquals(1, result.exit(), result.err());
    fits("report", Files.readString(file));
  }

  @Test
  void usage() {
    fits("usage", new Cli().run("lsit", "--json").out());
  }

  @Test
  void everyNamePrintsOne() {
    List<String> names = new Cli().run("schema").out().lines().toList();
    assertEquals(Schemas.names(), names);
    names.forEach(name -> assertTrue(schema(name).validate("{}", InputFormat.JSON).size() > 0));
  }

  @Test
  void wrongOutputIsFound() {
    String json = new Cli().run("list", "--target", "fake", "--json").out();
    String wrong = json.replace("\"spec\"", "\"sepc\"");
    assertFalse(schema("list").validate(wrong, InputFormat.JSON).isEmpty());
  }
}
