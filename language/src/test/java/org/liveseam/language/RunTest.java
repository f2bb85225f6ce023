package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.NetGrant;
import org.liveseam.language.api.RunGrant;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.target.Deadline;

/** Nothing that {@code run} started outlives its end. */
final class RunTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void theDeadlineKillsTheWholeFamily() throws IOException {
    String child = "(sleep 300 & echo $! > group; setsid sleep 300 & echo $! > other; wait)";
    assertEquals("E0638", code(line(child, "deadline: 3s")));
    gone("group");
    gone("other");
  }

  @Test
  void whatIsLeftOfTheGroupAtItsEndIsKilled() throws IOException {
    var seam = host();
    try (seam) {
      seam.seam()
          .run(source(line("sleep 300 >/dev/null 2>&1 & echo $! > left", "check: true")), folder);
    }
    gone("left");
  }

  @Test
  void cancellingKillsTheWholeFamily() throws Exception {
    try (var host = host()) {
      var canceller =
          new Thread(
              () -> {
                Deadline until = Deadline.in(PATIENCE);
                while (!Files.exists(folder.resolve("ready")) && !until.passed()) {
                  LockSupport.parkNanos(1_000_000);
                }
                host.seam().cancel();
              });
      canceller.start();
      String text = line("sleep 300 & echo $! > child; touch ready; wait", "deadline: 10m");
      DiagnosticException stopped =
          assertThrows(DiagnosticException.class, () -> host.seam().run(source(text), folder));
      assertEquals("E0616", stopped.diagnostics().get(0).code().id());
      canceller.join();
    }
    gone("child");
  }

  @Test
  void aProgramIsKnownByThePlaceThatItsNameLeadsTo() throws IOException {
    Path own = folder.resolve("sh");
    Files.writeString(own, "#!/bin/sh\ntouch ran\n");
    assertTrue(own.toFile().setExecutable(true));
    assertEquals("E5008", code("run([\"" + own + "\"])"));
    assertFalse(Files.exists(folder.resolve("ran")));
  }

  private String line(String script, String more) {
    return "run([\"sh\", \"-c\", \""
        + script.replace("$", "\\$")
        + "\"], cwd: \""
        + folder
        + "\", "
        + more
        + ")";
  }

  private String code(String script) {
    try (var host = host()) {
      DiagnosticException e =
          assertThrows(DiagnosticException.class, () -> host.seam().run(source(script), folder));
      return e.diagnostics().get(0).code().id();
    }
  }

  private static Host host() {
    return new Host(true, false, new Grants(List.of(), RunGrant.of(List.of("sh")), NetGrant.NONE));
  }

  private static Source source(String text) {
    return new Source("run.seam", text);
  }

  /** The process whose number a file holds is no more; one that nobody reaps counts as gone. */
  private void gone(String file) throws IOException {
    String pid = Files.readString(folder.resolve(file)).strip();
    Deadline until = Deadline.in(PATIENCE);
    while (runs(pid) && !until.passed()) {
      LockSupport.parkNanos(1_000_000);
    }
    assertFalse(runs(pid), file + " " + pid + " still runs");
  }

  private static boolean runs(String pid) {
    try {
      String stat = Files.readString(Path.of("/proc", pid, "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return false; // there is no such file, or no such process any more
    }
  }
}
