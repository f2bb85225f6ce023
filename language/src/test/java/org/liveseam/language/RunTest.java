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

/**
 * What {@code run} started does not outlive its end, as far as it can be found, and nothing that it
 * wrote until then is lost.
 */
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
  void whatIsLeftAtItsEndIsKilled() throws IOException {
    run(line("sleep 300 >/dev/null 2>&1 & echo $! > left", "check: true"));
    gone("left");
  }

  @Test
  void whatLeftItsSessionAndLostItsParentIsKilled() throws IOException {
    String child = "(setsid sleep 300 >/dev/null 2>&1 & echo $! > orphan)";
    assertEquals("E0638", code(line(child + "; sleep 300", "deadline: 3s")));
    gone("orphan");
    run(line(child, "check: true"));
    gone("orphan");
  }

  @Test
  void whatEmptiedItsEnvironmentIsFoundInItsSession() throws IOException {
    run(line("env -i sleep 300 >/dev/null 2>&1 & echo $! > bare", "check: true"));
    gone("bare");
  }

  @Test
  void othersAreLeftAlone() throws IOException {
    Process other = new ProcessBuilder("sleep", "300").start();
    try {
      run(line("sleep 300 >/dev/null 2>&1 & echo $! > left", "check: true"));
      gone("left");
      assertTrue(other.isAlive());
    } finally {
      other.destroyForcibly();
    }
  }

  /** The JDK would close its own pipes when the program is reaped, between any two reads. */
  @Test
  void whatIsWrittenInTheBackgroundIsNotLost() throws IOException {
    String script =
        "(for i in $(seq 100); do sleep 0.01; echo x; echo y >&2; done;"
            + " head -c 200000 /dev/zero) & true";
    assertEquals(
        "[200200, 200]",
        run("let r = " + line(script, "check: true") + "\nprint([len(r.out), len(r.err)])"));
  }

  @Test
  void whatIsReadInTheBackgroundIsNotCutOff() throws IOException {
    String script = "exec 3<&0; (sleep 0.2; wc -c <&3) & true";
    assertEquals(
        "300000",
        run("print(trim(" + line(script, "input: text.repeat(\"x\", 300000)") + ".out))"));
  }

  @Test
  void theMarksOfAllFamiliesStand() throws IOException {
    String marks = "run([\"sh\", \"-c\", \"echo \\$SEAM_RUN\"], env: {SEAM_RUN: \"outer\"}).out";
    assertTrue(run("print(" + marks + ")").startsWith("outer:"));
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
  void whatWasGrantedButIsNotThereIsMissing() {
    var grant = RunGrant.of(List.of("no-such-program", folder + "/later"));
    assertEquals("E0637", code(grant, "no-such-program"));
    assertEquals("E5008", code(grant, "no-other-program"));
    assertEquals("E0637", code(grant, folder + "/later"));
  }

  @Test
  void whatComesLaterWasNotGranted() throws IOException {
    Path later = folder.resolve("later");
    var grant = RunGrant.of(List.of(later.toString()));
    Files.writeString(later, "#!/bin/sh\n");
    assertTrue(later.toFile().setExecutable(true));
    assertEquals("E5008", code(grant, later.toString()));
  }

  @Test
  void variablesOfTheLoaderMakeAnotherProgram() throws IOException {
    String script = "run([\"sh\", \"-c\", \"true\"], env: {NAME: VALUE})";
    for (String name : List.of("LD_PRELOAD", "LD_AUDIT", "GCONV_PATH")) {
      assertEquals("E5008", code(script.replace("NAME", name).replace("VALUE", "\"x\"")));
      run(script.replace("NAME", name).replace("VALUE", "null"));
    }
    RunGrant.ANY.checkVariables("sh", List.of("LD_PRELOAD"));
  }

  private static String code(RunGrant grant, String name) {
    DiagnosticException e = assertThrows(DiagnosticException.class, () -> grant.program(name));
    return e.diagnostics().get(0).code().id();
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

  /** What it prints. */
  private String run(String script) throws IOException {
    try (var host = host()) {
      host.seam().run(source("import \"std:text\" as text\n" + script), folder);
      return host.output().toString().strip();
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
