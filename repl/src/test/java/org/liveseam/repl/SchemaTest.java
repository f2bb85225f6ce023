package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.repl.view.Schemas;

/** What commands really write fits the schemas that {@code seam schema} prints. */
final class SchemaTest {
  private static Schema schema(String name) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(new Cli().run("schema", name).out());
  }

  private static void fits(String name, String json) {
    assertEquals(List.of(), schema(name).validate(json, InputFormat.JSON), json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list --target fake --json",
        "status --target fake --json",
        "status --target nix --json",
        "doctor --json",
        "doctor fake --json",
        "explain --json",
        "explain E1003 --json",
        "check no-such.seam --json",
        "plan no-such.seam --json --target fake"
      })
  void documents(String command) {
    String[] args = command.split(" ");
    Cli.Result result = new Cli().run(args);
    fits(args[0], result.out());
    int exit = JsonParser.parseString(result.out()).getAsJsonObject().get("exit").getAsInt();
    assertEquals(result.exit(), exit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "revert nothing --target fake --json",
        "revert --all --target fake --json",
        "apply no-such.seam --target fake --json",
        "rehearse no-such.seam --target fake --json",
        "run no-such.seam --target fake --json"
      })
  void streams(String command) {
    String[] args = command.split(" ");
    Cli.Result result = new Cli().run(args);
    List<String> lines = result.out().lines().toList();
    lines.forEach(line -> fits(args[0], line));
    var last = JsonParser.parseString(lines.getLast()).getAsJsonObject();
    assertEquals("end", last.get("type").getAsString());
    assertEquals(result.exit(), last.get("exit").getAsInt());
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
