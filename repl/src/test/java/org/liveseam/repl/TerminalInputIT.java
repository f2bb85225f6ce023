package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in: pastes, other locales, terminals that change, inputs that are closed. */
final class TerminalInputIT {
  @TempDir Path home;

  private Tmux start(Launcher launcher, String... more) throws IOException, InterruptedException {
    var command = new String[3 + more.length];
    System.arraycopy(
        new String[] {Launcher.SEAM.toString(), "repl", "--target=fake"}, 0, command, 0, 3);
    System.arraycopy(more, 0, command, 3, more.length);
    return Tmux.start(home, launcher.environment(), command);
  }

  private static void shows(Tmux terminal, String value) throws Exception {
    terminal.await(
        "the value " + value,
        screen -> screen.lines().anyMatch(line -> line.stripTrailing().equals(value)));
  }

  @Test
  void aPasteOfManyLinesIsOneInput() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      var text = new StringBuilder("let numbers = [\n");
      for (int i = 1; i <= 10_000; i++) {
        text.append("  ").append(i).append(",\n");
      }
      terminal.pasteFile(Files.writeString(home.resolve("paste"), text.append("]").toString()));
      terminal.keys("Enter");
      terminal.line("print(\"sum ${len(numbers)}\")");
      terminal.await("sum 10000");
    }
  }

  @Test
  void halfAPasteWaitsForTheRest() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.paste("let x = [\n  1,\nprint(\"too \" + \"early\")");
      terminal.await("print(");
      terminal.keys("C-c");
      terminal.prompt(2);
      terminal.line("6 * 7");
      shows(terminal, "42");
      assertFalse(terminal.screen().contains("too early"), terminal.screen());
    }
  }

  @Test
  void anotherSizeLeavesTheInputWhole() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.keys("6", "Space", "*", "Space");
      terminal.await("seam> 6 *");
      terminal.resize(50, 20);
      terminal.keys("7", "Enter");
      shows(terminal, "42");
      terminal.resize(120, 30);
      terminal.line("40 + 3");
      shows(terminal, "43");
    }
  }

  @Test
  void worksWithoutUtf8() throws Exception {
    try (Tmux terminal = start(new Launcher(home).with("LC_ALL", "POSIX"))) {
      terminal.prompt(1);
      terminal.line("\"plain\"");
      shows(terminal, "\"plain\"");
      terminal.keys("C-d");
      terminal.await("exit=0");
    }
  }

  @Test
  void ctrlCStopsWhatRunsAndKeepsWhatIsDone() throws Exception {
    try (Tmux terminal = start(new Launcher(home))) {
      terminal.prompt(1);
      terminal.line(
          "replace function cmdline_proc_show with c { return 0; }, consistency per-task");
      terminal.await("cmdline_proc_show: applied");
      terminal.prompt(2);
      terminal.line("var told = false");
      terminal.prompt(3);
      terminal.line(
          "while read(\"/proc/cmdline\") == \"hidden\\n\" {"
              + " if not told { print(\"ru\" + \"ns\"); told = true } }");
      terminal.await("runs");
      terminal.keys("C-c");
      terminal.await("interrupted");
      terminal.line("6 * 7");
      shows(terminal, "42");
      terminal.line(":revert");
      terminal.await("cmdline_proc_show: reverted");
    }
  }

  @Test
  void theTutorialBeginsAndLeavesNothing() throws Exception {
    try (Tmux terminal =
        Tmux.start(
            home,
            new Launcher(home).environment(),
            "env",
            "JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + home,
            Launcher.SEAM.toString(),
            "tutorial")) {
      terminal.await("Step 1 of 10");
      terminal.line("40 + 2");
      terminal.await("Done. :next goes on.");
      terminal.line(":next");
      terminal.await("Step 2 of 10");
      terminal.line(":quit");
      terminal.await("exit=0");
    }
    try (var left = Files.list(home)) {
      assertEquals(
          0, left.filter(p -> p.getFileName().toString().startsWith("seam-tutorial")).count());
    }
  }

  @Test
  void aClosedInputEndsTheConversation() throws Exception {
    Cli.Result result =
        new Launcher(home)
            .run(
                Path.of("/bin/sh"),
                new File("/dev/null"),
                "-c",
                "\"$0\" repl --target fake <&-",
                Launcher.SEAM.toString());
    assertEquals("", result.out());
    assertTrue(result.exit() == 0 || result.err().contains("error"), result.err());
  }
}
