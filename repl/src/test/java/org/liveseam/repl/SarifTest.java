package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.Catalogue;

/** {@code seam check --sarif} writes what the standard allows, and it means what is wrong. */
final class SarifTest {
  private static final Path SNIPPETS = Path.of("../language/src/test/snippets/fail");

  @TempDir Path temp;

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("src/test/resources/schema/sarif.json")));
  }

  private static JsonObject run(String... args) throws IOException {
    var all = new java.util.ArrayList<>(List.of("check", "--sarif"));
    all.addAll(List.of(args));
    String json = new Cli().run(all.toArray(String[]::new)).out();
    assertEquals(List.of(), schema().validate(json, InputFormat.JSON), json);
    return JsonParser.parseString(json)
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject();
  }

  @Test
  void everyErrorOfTheSnippetsHasARuleAndAPlace() throws IOException {
    JsonObject run = run(SNIPPETS.toString());
    JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
    assertTrue(rules.size() > 50, "only " + rules.size() + " rules");
    var places = new HashSet<String>();
    for (JsonElement element : run.getAsJsonArray("results")) {
      JsonObject result = element.getAsJsonObject();
      JsonObject rule = rules.get(result.get("ruleIndex").getAsInt()).getAsJsonObject();
      String id = result.get("ruleId").getAsString();
      assertEquals(rule.get("id").getAsString(), id);
      assertEquals(
          Catalogue.find(id).orElseThrow().cause(),
          rule.getAsJsonObject("fullDescription").get("text").getAsString());
      assertTrue(places.add(result.toString()), "told twice: " + result);
      for (JsonElement location : result.getAsJsonArray("locations")) {
        inTheFile(location.getAsJsonObject().getAsJsonObject("physicalLocation"));
      }
    }
    assertTrue(places.size() > 100, "only " + places.size());
  }

  private static void inTheFile(JsonObject place) throws IOException {
    String uri = place.getAsJsonObject("artifactLocation").get("uri").getAsString();
    List<String> lines = Files.readAllLines(Path.of(URI.create(uri).getPath()));
    int line = place.getAsJsonObject("region").get("startLine").getAsInt();
    assertTrue(line <= lines.size() + 1, uri + ":" + line);
  }

  @Test
  void namesOfFilesAreUris() throws IOException {
    Path odd = temp.resolve("an odd name%20#?.seam");
    Files.writeString(odd, "let x = (\n");
    JsonObject result = run(odd.toString()).getAsJsonArray("results").get(0).getAsJsonObject();
    String uri =
        result
            .getAsJsonArray("locations")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("physicalLocation")
            .getAsJsonObject("artifactLocation")
            .get("uri")
            .getAsString();
    assertEquals(odd.toUri(), URI.create(uri));
  }

  @Test
  void wrongOutputIsFound() throws IOException {
    String wrong = run("src/test/resources/files/unclosed.seam").toString();
    assertFalse(schema().validate(wrong, InputFormat.JSON).isEmpty());
  }
}
