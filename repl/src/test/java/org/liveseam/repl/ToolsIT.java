package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --coverage} and {@code --cpusampler} tell of a script. */
final class ToolsIT {
  private static final String SCRIPT =
      """
      fn sign(n) {
        if n < 0 {
          return -1
        }
        return 1
      }
      """;

  @TempDir Path home;

  @Test
  void coverageTellsWhichLinesRan() throws Exception {
    Path script =
        Files.writeString(home.resolve("covered.seam"), SCRIPT + "print(\"${sign(5)}\")\n");
    Path report = home.resolve("cov.info");
    Cli.Result result = new Launcher(home).run("run", "--coverage=" + report, script.toString());
    assertEquals("1\n", result.out());
    assertEquals(0, result.exit(), result.err());
    String lines = Files.readString(report);
    assertTrue(lines.contains("SF:" + script.toRealPath()), lines);
    assertTrue(lines.contains("DA:5,1"), lines);
    assertTrue(lines.contains("DA:3,0"), lines);
  }

  @Test
  void coverageOfTestsIsOneReport() throws Exception {
    String test = "test \"it is negative\" { assert sign(-5) == -1 }\n";
    Path one = Files.writeString(home.resolve("one.seam"), SCRIPT + test);
    Path two = Files.writeString(home.resolve("two.seam"), SCRIPT + test);
    Path report = home.resolve("cov.info");
    Cli.Result result =
        new Launcher(home)
            .run("test", "--target=fake", "--coverage=" + report, one.toString(), two.toString());
    assertEquals(0, result.exit(), result.err());
    String lines = Files.readString(report);
    assertTrue(lines.contains("SF:" + one.toRealPath()), lines);
    assertTrue(lines.contains("SF:" + two.toRealPath()), lines);
    assertTrue(lines.contains("DA:3,1"), lines);
    assertTrue(lines.contains("DA:5,0"), lines);
  }

  @Test
  void whatFailsIsToldBehindTheReport() throws Exception {
    Path script = Files.writeString(home.resolve("failing.seam"), SCRIPT + "fail \"it is so\"\n");
    Cli.Result result = new Launcher(home).run("run", "--coverage", script.toString());
    assertEquals(1, result.exit(), result.err());
    assertTrue(result.err().contains("failing.seam"), result.err());
    assertTrue(result.err().contains("it is so"), result.err());
  }

  @Test
  void theSamplerNamesFunctions() throws Exception {
    String busy = "fn busy(n) { var s = 0\nfor i in 1..n { s = s + i % 7 }\nreturn s }\n";
    Path script =
        Files.writeString(home.resolve("sampled.seam"), busy + "print(\"${busy(30000000)}\")\n");
    Cli.Result result = new Launcher(home).run("run", "--cpusampler", script.toString());
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().contains("Sampling Histogram"), result.err());
    assertTrue(result.err().contains("busy"), result.err());
  }
}
