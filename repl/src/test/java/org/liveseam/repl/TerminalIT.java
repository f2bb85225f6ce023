package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The REPL at a real terminal. */
final class TerminalIT {
  @TempDir Path home;

  private Tmux start(Launcher launcher) throws IOException, InterruptedException {
    return Tmux.start(
        home, launcher.environment(), Launcher.SEAM.toString(), "repl", "--target", "fake");
  }

  @Test
  void asksForMoreUntilTheInputIsWhole() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.line("let x = [");
      terminal.await("\n  ...");
      terminal.keys("C-c");
      terminal.prompt(2);
      terminal.keys("C-d");
      terminal.await("exit=0");
    }
  }

  @Test
  void completesCommandsAndKeywords() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.keys(":", "s", "t", "a", "t", "Tab");
      terminal.await("seam> :status");
      terminal.keys("Enter");
      terminal.await("no live patches");
      terminal.prompt(2);
      terminal.keys("p", "a", "t", "Tab");
      terminal.await("seam> patch");
    }
  }

  @Test
  void remembersLinesForTheirAuthorAlone() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.line(":status");
      terminal.await("no live patches");
      terminal.prompt(2);
      terminal.line(":quit");
      terminal.await("exit=0");
    }
    Path history = home.resolve("state/liveseam/history");
    assertTrue(Files.readString(history).contains(":status"));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.keys("Up", "Up");
      terminal.await("seam> :status");
    }
  }

  @Test
  void neverRunsHalfAPaste() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.paste(":status\n:help\n");
      String screen = terminal.await(":help");
      assertFalse(screen.contains("no live patches"), screen);
    }
  }

  @Test
  void coloursUnlessToldNotTo() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.keys("l", "e", "t");
      terminal.await("seam> let");
      assertTrue(terminal.colours().contains("\033["), "no colours");
    }
    try (Tmux terminal = start(new Launcher(home).with("NO_COLOR", "1"))) {
      terminal.prompt(1);
      terminal.keys("l", "e", "t");
      terminal.await("seam> let");
      assertFalse(terminal.colours().contains("\033["), terminal.colours());
    }
  }

  @Test
  void aDumbTerminalGetsPlainLines() throws Exception {
    var launcher = new Launcher(home);
    try (Tmux terminal =
        Tmux.start(
            home,
            launcher.environment(),
            "env",
            "TERM=dumb",
            Launcher.SEAM.toString(),
            "repl",
            "--target",
            "fake")) {
      terminal.line(":status");
      String screen = terminal.await("no live patches");
      assertFalse(screen.contains("seam>"), screen);
      terminal.line(":nonsense");
      terminal.await("exit=64");
      assertFalse(terminal.colours().contains("\033["), terminal.colours());
    }
  }

  @Test
  void stopsWhatRunsAndGoesOn() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.line("var a = 41");
      terminal.prompt(2);
      terminal.line("while true { if a == 41 { print(\"ru\" + \"ns\"); a = 42 } }");
      terminal.await("runs");
      terminal.keys("C-c");
      terminal.await("interrupted");
      terminal.line("a + 1");
      terminal.await("43");
    }
  }

  @Test
  void asksWhatBecomesOfEffects() throws Exception {
    String patch =
        "patch h \"1.0\" { in vmlinux { replace function cmdline_proc_show with c { return 0; } }"
            + " }";
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.line(patch);
      terminal.prompt(2);
      terminal.line("apply h");
      terminal.await("h: applied");
      terminal.prompt(3);
      terminal.keys("C-d");
      terminal.await("in effect: h;");
      terminal.line("s");
      terminal.prompt(4);
      terminal.line(":quit");
      terminal.await("in effect: h;");
      terminal.line("r");
      terminal.await("h: reverted");
      terminal.await("exit=0");
    }
  }

  @Test
  void takesBackWhatIsInEffectWhenItIsTerminatedAtThePrompt() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.line(
          "replace function cmdline_proc_show with c { return 0; }, consistency per-task");
      terminal.await("cmdline_proc_show: applied");
      terminal.prompt(2);
      terminal.terminate();
      terminal.await("taken back: cmdline_proc_show");
      terminal.await("exit=143");
    }
  }

  @Test
  void takesBackWhatIsInEffectWhenTheTerminalIsGone() throws Exception {
    Path transcript = home.resolve("transcript");
    var launcher = new Launcher(home);
    try (Tmux terminal =
        Tmux.start(
            home,
            launcher.environment(),
            Launcher.SEAM.toString(),
            "repl",
            "--target",
            "fake",
            "--transcript",
            transcript.toString())) {
      terminal.prompt(1);
      terminal.line(
          "replace function cmdline_proc_show with c { return 0; }, consistency per-task");
      terminal.await("cmdline_proc_show: applied");
      terminal.prompt(2);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Launcher.DEADLINE_SECONDS);
    while (!Files.readString(transcript).contains("unpatching complete")) {
      assertTrue(System.nanoTime() < end, Files.readString(transcript));
      Thread.sleep(50);
    }
  }
}
