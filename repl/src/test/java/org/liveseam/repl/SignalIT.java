package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.diagnostic.ExitCode;

/** Signals to the real program: it takes back what it did, then ends. */
final class SignalIT {
  static final Set<ExitCode> TRIED =
      Set.of(ExitCode.HUNG_UP, ExitCode.INTERRUPTED, ExitCode.TERMINATED);

  @TempDir Path home;

  private static final String PATCH =
      """
      patch hide "1.0" {
        in vmlinux { replace function cmdline_proc_show with c { return 0; } }
      }
      """;

  private static final String SCRIPT =
      PATCH
          + """
          apply hide
          print("waiting")
          while true { let x = 1 }
          """;

  private static final String TESTS =
      PATCH
          + """
          test "first" {
            apply hide
            print("waiting")
            while true { let x = 1 }
          }
          test "second" { assert true }
          """;

  @Test
  void interrupt() throws Exception {
    endsAfterCleanUp("run", SCRIPT, "-INT", ExitCode.INTERRUPTED);
  }

  @Test
  void terminate() throws Exception {
    endsAfterCleanUp("run", SCRIPT, "-TERM", ExitCode.TERMINATED);
  }

  @Test
  void hangUp() throws Exception {
    endsAfterCleanUp("run", SCRIPT, "-HUP", ExitCode.HUNG_UP);
  }

  @Test
  void aConversationInAPipeIsTakenBackWhileItWaits() throws Exception {
    talkEndsAfterCleanUp("", "-HUP", ExitCode.HUNG_UP);
  }

  @Test
  void aConversationInAPipeIsTakenBackWhileItWorks() throws Exception {
    talkEndsAfterCleanUp("while true { let x = 1 }\n", "-TERM", ExitCode.TERMINATED);
  }

  /** The pipe stays open, so that nothing but the signal ends the conversation. */
  private void talkEndsAfterCleanUp(String more, String signal, ExitCode exit) throws Exception {
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    var builder =
        new ProcessBuilder(
                "env",
                "--default-signal=HUP,INT,TERM",
                Launcher.SEAM.toString(),
                "repl",
                "--target",
                "fake")
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(new Launcher(home).environment());
    Process process = builder.start();
    try {
      var in = process.getOutputStream();
      String typed = PATCH + "apply hide\nprint(\"waiting\")\n" + more;
      in.write(typed.getBytes(StandardCharsets.UTF_8));
      in.flush();
      await(out, "waiting", process);
      new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
      assertTrue(process.waitFor(Launcher.DEADLINE_SECONDS, TimeUnit.SECONDS), "it does not end");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(err);
    assertEquals(exit.value(), process.exitValue(), said);
    assertTrue(said.contains("taken back: hide"), said);
  }

  @Test
  void interruptedRehearsalsDoNotGoOn() throws Exception {
    String said = endsAfterCleanUp("rehearse", TESTS, "-INT", ExitCode.INTERRUPTED);
    assertTrue(said.contains("test \"first\""), said);
    assertFalse(said.contains("test \"second\""), said);
  }

  @Test
  void interruptedTestsDoNotGoOn() throws Exception {
    String said = endsAfterCleanUp("test", TESTS, "-INT", ExitCode.INTERRUPTED);
    assertTrue(said.contains("test \"first\""), said);
    assertFalse(said.contains("test \"second\""), said);
  }

  @Test
  void interruptedTestsDoNotGoOnEither() throws Exception {
    String ensuring =
        TESTS.replace("while true { let x = 1 }", "try { while true { } } ensure { revert hide }");
    String said = endsAfterCleanUp("test", ensuring, "-INT", ExitCode.INTERRUPTED);
    assertTrue(said.contains("test \"first\""), said);
    assertFalse(said.contains("test \"second\""), said);
  }

  /** Files beside each other say what they do only when they are over: each leaves a file. */
  @Test
  void interruptedTestsBesideEachOtherAreAllTakenBack() throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=HUP,INT,TERM",
                Launcher.SEAM.toString(),
                "test",
                "--jobs=2",
                "--target=fake",
                "--allow-write=" + home));
    for (String name : List.of("a", "b", "c")) {
      String told = "write(\"" + home.resolve(name + ".told") + "\", \"\")";
      String text = TESTS.replace("print(\"waiting\")", told);
      command.add(Files.writeString(home.resolve(name + ".seam"), text).toString());
    }
    Path err = home.resolve("err");
    var builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(home.resolve("out").toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(new Launcher(home).environment());
    Process process = builder.start();
    try {
      awaitFile(home.resolve("a.told"), process);
      awaitFile(home.resolve("b.told"), process);
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      assertTrue(process.waitFor(Launcher.DEADLINE_SECONDS, TimeUnit.SECONDS), "it does not end");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(err);
    assertEquals(ExitCode.INTERRUPTED.value(), process.exitValue(), said);
    assertEquals(2, said.split("hide: reverted", -1).length - 1, said);
    assertFalse(said.contains("test \"second\""), said);
    assertFalse(Files.exists(home.resolve("c.told")), said);
  }

  private static void awaitFile(Path file, Process process) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Launcher.DEADLINE_SECONDS);
    while (!Files.exists(file)) {
      assertTrue(process.isAlive(), () -> "it ended with " + process.exitValue());
      assertTrue(System.nanoTime() < end, () -> file + " never came");
      Thread.sleep(50);
    }
  }

  /** The script says when it waits, so that the signal comes neither too early nor too late. */
  private String endsAfterCleanUp(String command, String text, String signal, ExitCode exit)
      throws Exception {
    Path script = Files.writeString(home.resolve("endless.seam"), text);
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    var builder =
        new ProcessBuilder(
                List.of(
                    // Whoever runs the tests in the background ignores interrupts.
                    "env",
                    "--default-signal=HUP,INT,TERM",
                    Launcher.SEAM.toString(),
                    command,
                    script.toString(),
                    "--target",
                    "fake"))
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(new Launcher(home).environment());
    Process process = builder.start();
    try {
      await(out, "waiting", process);
      new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
      assertTrue(process.waitFor(Launcher.DEADLINE_SECONDS, TimeUnit.SECONDS), "it does not end");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(err);
    assertEquals(exit.value(), process.exitValue(), said);
    String behind = said.substring(said.indexOf("seam: stopping"));
    assertTrue(behind.contains("hide: reverted"), said);
    return said;
  }

  private static void await(Path file, String text, Process process) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Launcher.DEADLINE_SECONDS);
    while (!Files.readString(file).contains(text)) {
      assertTrue(process.isAlive(), () -> "it ended with " + process.exitValue());
      assertTrue(System.nanoTime() < end, "it never said " + text);
      Thread.sleep(50);
    }
  }
}
