package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link Hammer} in a JVM of its own, so that a crash is a failure and not the end of the tests.
 */
final class HammerTest {
  private static final long PATIENCE_SECONDS = 240;

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseZGC"})
  void closuresSurviveTheCollector(String collector) throws IOException, InterruptedException {
    Path out = temp.resolve("out.txt");
    Process child =
        new ProcessBuilder(command(collector))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      child.destroyForcibly();
    }
    String said = Files.readString(out);
    assertTrue(ended, said);
    assertEquals(0, child.exitValue(), said + crash());
    assertTrue(said.contains("calls 3202"), said);
  }

  private List<String> command(String collector) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        collector,
        "-Xmx128m",
        "-XX:ErrorFile=" + temp.resolve("hs_err.log"),
        "-XX:-CreateCoredumpOnCrash",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        Hammer.class.getName(),
        temp.resolve("work").toString());
  }

  private String crash() throws IOException {
    Path log = temp.resolve("hs_err.log");
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(log, StandardCharsets.UTF_8));
    return String.join("\n", lines.subList(0, Math.min(80, lines.size())));
  }
}
