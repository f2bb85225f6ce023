package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code seam new}: what it makes is right as it stands. */
final class NewTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({"kernel, --target=fake", "process, --target=process"})
  void whatItMakesPasses(String kind, String target) throws IOException {
    String folder = home.resolve("work/my-fix").toString();
    Cli.Result made = new Cli().run("new", folder, "--target", kind);
    assertEquals(0, made.exit(), made.err());
    Path patch = Path.of(folder, "my_fix.seam");
    assertTrue(Files.readString(patch).contains("patch my_fix \"0.1\""));
    assertTrue(Files.isExecutable(Path.of(folder, "ci/check")));
    assertTrue(Files.exists(Path.of(folder, ".github/workflows/check.yml")));
    Cli.Result style = new Cli().run("fmt", "--check", "--diff", folder);
    assertEquals(new Cli.Result(0, "", ""), style);
    Cli.Result right = new Cli().run("check", folder);
    assertEquals(0, right.exit(), right.err());
    Cli.Result tested = new Cli().run("test", folder, target);
    assertEquals(0, tested.exit(), tested.err());
    assertEquals("1 test: 1 passed\n", tested.out());
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path folder = Files.createDirectory(home.resolve("there"));
    Cli.Result result = new Cli().run("new", folder.toString());
    assertEquals(5, result.exit());
    assertTrue(result.err().contains("E0744"), result.err());
    Path file = Files.writeString(home.resolve("file"), "mine");
    assertEquals(5, new Cli().run("new", file.toString()).exit());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void namesThatNoPatchCanHave() {
    for (String name : List.of("9lives", "a b", "x".repeat(38), "$(id)")) {
      Cli.Result result = new Cli().run("new", home.resolve("n") + "/" + name);
      assertEquals(64, result.exit(), name + ": " + result.err());
    }
  }

  @Test
  void whereNothingCanBeMade() {
    Cli.Result result = new Cli().run("new", "/proc/fix");
    assertEquals(1, result.exit());
    assertTrue(result.err().contains("E0745"), result.err());
  }

  @Test
  void forPrograms() {
    String json = new Cli().run("new", home.resolve("fix").toString(), "--json").out();
    assertEquals(List.of(), SchemaTest.schema("new").validate(json, InputFormat.JSON), json);
  }
}
