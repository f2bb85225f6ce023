package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown beside the input at a real terminal, and texts that are edited elsewhere. */
final class TerminalStatusIT {
  private static final String HIDE =
      "replace function cmdline_proc_show with c { return 0; }, consistency per-task";

  @TempDir Path home;

  private Tmux start(Launcher launcher) throws IOException, InterruptedException {
    return Tmux.start(
        home, launcher.environment(), Launcher.SEAM.toString(), "repl", "--target", "fake");
  }

  @Test
  void watchingLeavesTheInputWhole() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.line(":watch");
      terminal.await("no target is open yet");
      terminal.line(HIDE);
      terminal.await("cmdline_proc_show: applied");
      terminal.keys("l", "e", "t", "Space", "a", "b");
      String screen = terminal.await("fake: cmdline_proc_show");
      assertTrue(
          screen.lines().anyMatch(line -> line.stripTrailing().equals("seam> let ab")), screen);
      terminal.keys("c", "Space", "=", "Space", "7", "Enter");
      terminal.line("abc");
      terminal.await(
          "the value", s -> s.lines().anyMatch(line -> line.stripTrailing().equals("7")));
      terminal.line(":watch");
      terminal.await("no longer watching");
      terminal.await("an empty status area", s -> !s.contains("fake: cmdline_proc_show"));
    }
  }

  @Test
  void whatStaysOpenStaysInSight() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.line(
          "replace function watchdog_loop with c { return 0; }, consistency per-task {"
              + " wait 5s, on-stall leave }");
      terminal.await("E3002");
      terminal.await("watchdog_loop: stalled");
      terminal.line(":revert watchdog_loop");
      terminal.await("watchdog_loop: reverted");
      terminal.await("an empty status area", s -> !s.contains("watchdog_loop: stalled"));
    }
  }

  private Path editor(String script) throws IOException {
    Path editor = Files.writeString(home.resolve("editor"), "#!/bin/sh\n" + script + "\n");
    assertTrue(editor.toFile().setExecutable(true));
    return editor;
  }

  @Test
  void carriesOutWhatTheEditorLeaves() throws Exception {
    Path editor = editor("sed -i 's/40/41/' \"$1\"");
    try (Tmux terminal = start(new Launcher(home).with("EDITOR", editor.toString()))) {
      terminal.prompt(1);
      terminal.line("40 + 1");
      terminal.await("\n41");
      terminal.line(":edit");
      terminal.await("\n42");
      terminal.line(":edit");
      terminal.await("nothing was changed");
    }
  }

  @Test
  void anEditorThatFailsCarriesNothingOut() throws Exception {
    Path editor = editor("echo 'print(\"never\" + \"more\")' > \"$1\"; exit 3");
    try (Tmux terminal = start(new Launcher(home).with("VISUAL", editor.toString()))) {
      terminal.prompt(1);
      terminal.line(":edit");
      String screen = terminal.await("E0734");
      assertFalse(screen.contains("nevermore"), screen);
      terminal.line("6 * 7");
      terminal.await("\n42");
      terminal.keys("C-d");
      terminal.await("exit=0");
    }
  }
}
