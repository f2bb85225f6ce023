package org.liveseam.runtime.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.target.Deadline;

class ToolRunTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  @TempDir Path folder;

  private ToolRun.Result shell(Duration time, String script) throws IOException {
    return ToolRun.run(List.of("/bin/sh", "-c", script), ENVIRONMENT, folder, Deadline.in(time));
  }

  @Test
  void tellsTheExitCodeAndBothStreams() throws IOException {
    ToolRun.Result run = shell(Duration.ofSeconds(30), "echo out; echo err >&2; exit 7");
    assertEquals(new ToolRun.Result(ToolRun.End.EXITED, 7, "out\nerr\n"), run);
  }

  @Test
  void handsDownNothingOfOurEnvironment() throws IOException {
    ToolRun.Result run = shell(Duration.ofSeconds(30), "env | sort; pwd; cat");
    List<String> names =
        run.output()
            .lines()
            .filter(line -> line.contains("="))
            .map(l -> l.split("=", -1)[0])
            .toList();
    assertTrue(List.of("OLDPWD", "PATH", "PWD", "SHLVL", "_").containsAll(names), names::toString);
    assertTrue(run.output().endsWith(folder + "\n"), run.output());
  }

  /** A pipe that a grandchild holds open would keep the reader waiting. */
  @Test
  void endsGrandchildrenAtTheDeadline() throws IOException {
    String script = "(sh -c 'echo $$ > grandchild; sleep 1000') & wait";
    ToolRun.Result run = shell(Duration.ofMillis(700), script);
    assertEquals(ToolRun.End.TIMED_OUT, run.end());
    long grandchild = Long.parseLong(Files.readString(folder.resolve("grandchild")).strip());
    String state = "/proc/" + grandchild + "/stat";
    boolean gone =
        !Files.exists(Path.of(state)) || Files.readString(Path.of(state)).contains(") Z ");
    assertTrue(gone, "process " + grandchild + " lives");
  }

  @Test
  void aMuchTalkingProgramIsReadToItsEnd() throws IOException {
    ToolRun.Result run = shell(Duration.ofSeconds(60), "head -c 5000000 /dev/zero; echo; exit 3");
    assertEquals(3, run.exit());
    assertEquals(2 << 20, run.output().length());
  }

  @Test
  void anInterruptEndsItAndIsKept() throws IOException {
    Thread.currentThread().interrupt();
    ToolRun.Result run = shell(Duration.ofSeconds(60), "sleep 1000");
    assertTrue(Thread.interrupted());
    assertEquals(ToolRun.End.INTERRUPTED, run.end());
    assertFalse(run.output().contains("output ends here"), run.output());
  }
}
