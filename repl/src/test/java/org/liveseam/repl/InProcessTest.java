package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that patch native code of this very process, with the real engine. */
@Timeout(120)
final class InProcessTest {
  private static final String LIBRARY =
      "library \"libscore.so\" from \"" + Path.of("src/test/resources/files/score.c") + "\"\n";
  private static final String PATCHED =
      LIBRARY
          + "let score = native(\"libscore.so\", \"score\", (i32) -> i32)\n"
          + "replace function score in \"libscore.so\" with"
          + " fn(user: i32) -> i32 { original(user) + 1 }\n";

  @TempDir Path temp;

  @Test
  void theExampleOfTheReadme() {
    Cli.Result result = new Cli().run("run", "../examples/score.seam");
    assertEquals(0, result.exit(), result.err());
    List<String> lines = result.out().lines().toList();
    assertEquals(3, lines.size(), result.out());
    assertEquals("4 threads call score(21), which is 42", lines.get(0));
    assertTrue(lines.get(1).startsWith("patched, it is 43; "), result.out());
    assertEquals("reverted, it is 42 again, for every thread", lines.get(2));
    assertTrue(result.err().contains("score: patching complete"), result.err());
    assertTrue(result.err().endsWith("score: reverted\n"), result.err());
  }

  @Test
  void theTranscriptIsTheKernels() throws IOException {
    Path transcript = temp.resolve("transcript.txt");
    Cli.Result result =
        new Cli().run("run", "../examples/score.seam", "--transcript", transcript.toString());
    assertEquals(0, result.exit(), result.err());
    assertEquals(
        List.of(
            "enabling patch 'score'",
            "'score': initializing patching transition",
            "'score': starting patching transition",
            "'score': completing patching transition",
            "'score': patching complete",
            "'score': initializing unpatching transition",
            "'score': starting unpatching transition",
            "'score': completing unpatching transition",
            "'score': unpatching complete"),
        Files.readAllLines(transcript));
  }

  @Test
  void aScriptThatEndsTakesItBack() {
    Cli.Result result = new Cli().run("run", "-e", PATCHED + "print(score(20))");
    assertEquals(0, result.exit(), result.err());
    assertEquals("41\n", result.out());
    assertTrue(result.err().contains("score: reverted"), result.err());
  }

  @Test
  void aScriptThatFailsTakesItBackAndSaysSo() {
    Cli.Result result = new Cli().run("run", "-e", PATCHED + "assert score(20) == 40");
    assertEquals(1, result.exit(), result.err());
    assertTrue(result.err().contains("taken back on process: score"), result.err());
  }

  @Test
  void theConversationTakesItBackWhenItEnds() {
    Cli.Result result =
        new Cli()
            .reading(PATCHED + "score(20)\n:status\n:revert score\nscore(20)\n:apply\nscore(20)\n")
            .run("repl");
    assertEquals(0, result.exit(), result.err());
    List<String> values = result.out().lines().filter(line -> line.matches("\\d+")).toList();
    assertEquals(List.of("41", "40", "41"), values, result.out());
    assertTrue(result.out().contains("target process"), result.out());
    assertTrue(result.err().endsWith("score: reverted\n"), result.err());
  }

  @Test
  void plansAreForTheProcess() {
    Cli.Result result = new Cli().run("plan", "src/test/resources/files/in-process.seam");
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().contains("+ libscore.so score"), result.out());
  }

  @Test
  void anErrorInAClosureIsAWarningOfTheScript() {
    String script =
        LIBRARY
            + "let score = native(\"libscore.so\", \"score\", (i32) -> i32)\n"
            + "replace function score in \"libscore.so\" with"
            + " fn(user: i32) -> i32 { 100 / user }, on-error -1\n"
            + "print(score(0))";
    Cli.Result result = new Cli().run("run", "-e", script);
    assertEquals(0, result.exit(), result.err());
    assertEquals("-1\n", result.out());
    assertTrue(result.err().contains("warning[E0620]"), result.err());
    assertTrue(result.err().contains("1 call(s) so far got -1"), result.err());
  }
}
