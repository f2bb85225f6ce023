package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.target.TargetProvider;
import org.liveseam.runtime.target.Targets;

/** What {@code seam doctor} finds on the machine that runs the tests. */
final class DoctorTest {
  @TempDir Path folder;

  @Test
  void tellsOfEveryTarget() {
    Cli.Result result = new Cli().run("doctor", "--json");
    JsonObject document = JsonParser.parseString(result.out()).getAsJsonObject();
    List<String> names =
        document.getAsJsonArray("sections").asList().stream()
            .map(section -> section.getAsJsonObject().get("name").getAsString())
            .toList();
    assertEquals("machine", names.getFirst());
    assertEquals(
        Targets.providers().stream().map(TargetProvider::scheme).toList(),
        names.subList(1, names.size()));
    assertTrue(List.of(0, 69).contains(result.exit()), result.out());
  }

  @Test
  void everythingMissingHasAFixOrAReason() {
    for (TargetProvider provider : Targets.providers()) {
      provider.requirements().stream()
          .filter(need -> !need.present())
          .forEach(
              need ->
                  assertTrue(
                      !need.neededFor().isBlank() && !(need.fix() + need.detail()).isBlank(),
                      need::toString));
    }
  }

  @Test
  void looksForTheCompilerOnThePath() throws Exception {
    Cli.Result without = new Cli().run("doctor", "fake");
    assertTrue(without.out().contains("missing  C compiler"), without.out());
    assertTrue(without.out().contains("fix: apt-get install gcc"), without.out());
    Path compiler = Files.createFile(folder.resolve("clang"));
    assertTrue(compiler.toFile().setExecutable(true));
    Cli.Result with = new Cli().with("PATH", "/nowhere:" + folder).run("doctor", "fake");
    assertTrue(with.out().contains("ok       C compiler: " + compiler), with.out());
  }
}
