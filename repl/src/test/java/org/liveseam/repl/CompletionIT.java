package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real shells with the scripts that {@code seam completion} prints. */
final class CompletionIT {
  @TempDir Path home;

  @BeforeEach
  void files() throws IOException {
    Path sys = home.resolve("root/sys");
    String module = "seam_hide_cmdline_641444648162";
    Files.createDirectories(sys.resolve("kernel/livepatch").resolve(module));
    Files.createDirectories(sys.resolve("kernel/livepatch/vendor_fix"));
    Files.createDirectories(sys.resolve("kernel/livepatch/$(touch evil)"));
    Path version = Files.createDirectories(sys.resolve("module").resolve(module));
    Files.writeString(version.resolve("version"), "liveseam hide_cmdline 1.0 641444648162\n");
    Path boot = Files.createDirectories(home.resolve("root/boot"));
    Files.writeString(boot.resolve("vmlinuz-6.1.0-9-amd64"), "");
    Files.writeString(boot.resolve("config-6.1.0-9-amd64"), "CONFIG_LIVEPATCH=y\n");
    Files.writeString(home.resolve("fix.seam"), "");
    Files.writeString(home.resolve("fix.txt"), "");
    Files.createDirectory(home.resolve("fixes"));
  }

  private Launcher launcher() {
    return new Launcher(home)
        .with("SEAM_COMPLETE_ROOT", home.resolve("root").toString())
        .with("PATH", Launcher.SEAM.getParent() + ":" + System.getenv("PATH"));
  }

  private Path script(String shell) throws Exception {
    Cli.Result result = launcher().run("completion", shell);
    assertEquals(0, result.exit(), result.err());
    return Files.writeString(home.resolve("script." + shell), result.out());
  }

  private String run(String shell, String... args) throws Exception {
    Path program = Path.of("/usr/bin", shell);
    Assumptions.assumeTrue(Files.exists(program), "needs " + shell);
    Cli.Result result = launcher().run(program, new File("/dev/null"), args);
    assertEquals("", result.err());
    return result.out();
  }

  private static final List<Map.Entry<String, String>> BASH =
      List.of(
          Map.entry("seam app", "apply"),
          Map.entry("seam un", "undo unload"),
          Map.entry("seam apply --tar", "--target"),
          Map.entry("seam apply --target ke", "kernel"),
          Map.entry("seam apply --target=ke", "kernel"),
          Map.entry("seam apply --color ", "always auto never"),
          Map.entry("seam apply --color=al", "always"),
          Map.entry("seam status --target vm:6", "6.1.0-9-amd64"),
          Map.entry("seam status --target=vm:6.1", "6.1.0-9-amd64"),
          Map.entry("seam explain E100", "E1001 E1002 E1003 E1004 E1005 E1006 E1007 E1008 E1009"),
          Map.entry("seam revert h", "hide_cmdline"),
          Map.entry("seam unload ", "fix.seam fixes hide_cmdline root vendor_fix"),
          Map.entry("seam cancel ", "hide_cmdline vendor_fix"),
          Map.entry("seam check f", "fix.seam fixes"),
          Map.entry("seam check -- f", "fix.seam fixes"),
          Map.entry("seam apply --transcript f", "fix.seam fix.txt fixes"),
          Map.entry("seam run --allow-write f", "fixes"),
          Map.entry("seam run --dap f", "fix.seam fixes"),
          Map.entry("seam run --dap=", ""),
          Map.entry("seam new --target ", "kernel process"),
          Map.entry("seam man err", "errors"),
          Map.entry("seam completion ", "bash fish zsh"));

  @Test
  void bash() throws Exception {
    Path driver =
        Files.writeString(
            home.resolve("drive.bash"),
            """
            source "$1"
            shift
            for COMP_LINE in "$@"; do
              COMP_POINT=${#COMP_LINE}
              _seam
              echo $(printf '%s\\n' "${COMPREPLY[@]}" | LC_ALL=C sort)
            done
            """);
    var args = new ArrayList<>(List.of(driver.toString(), script("bash").toString()));
    BASH.forEach(line -> args.add(line.getKey()));
    // Those with files would show what this test has written, too.
    Files.delete(home.resolve("fix.txt"));
    Files.writeString(home.resolve("fix.txt"), "");
    List<String> answers = run("bash", args.toArray(String[]::new)).lines().toList();
    for (int i = 0; i < BASH.size(); i++) {
      assertEquals(BASH.get(i).getValue(), answers.get(i), BASH.get(i).getKey());
    }
    assertEquals(BASH.size(), answers.size());
    assertTrue(Files.notExists(home.resolve("evil")), "a name was carried out");
  }

  @Test
  void theScriptsForBashAndZshAreInOrder() throws Exception {
    run("zsh", "-n", script("zsh").toString());
    run("shellcheck", "-s", "bash", script("bash").toString());
  }

  @Test
  void fish() throws Exception {
    Path script = script("fish");
    assertEquals("apply", fish(script, "seam app"));
    assertEquals("--target", fish(script, "seam apply --tar"));
    assertEquals("kernel", fish(script, "seam apply --target ke"));
    assertEquals("E1003", fish(script, "seam explain E1003"));
    assertEquals("hide_cmdline", fish(script, "seam revert hide_c"));
    assertEquals("zsh", fish(script, "seam completion z"));
    assertTrue(fish(script, "seam check fix.s").contains("fix.seam"));
  }

  private String fish(Path script, String line) throws Exception {
    String said = run("fish", "-c", "source " + script + "; complete -C '" + line + "'");
    return said.lines().findFirst().orElse("").replaceFirst("\t.*", "");
  }

  /** As somebody sees it who presses the Tab key. */
  @Test
  void zsh() throws Exception {
    Path program = Path.of("/usr/bin/zsh");
    Assumptions.assumeTrue(Files.exists(program), "needs zsh");
    Files.writeString(
        home.resolve(".zshrc"),
        "PS1='> '\npath=('%s' $path)\nautoload -U compinit && compinit -D\nsource '%s'\n"
            .formatted(Launcher.SEAM.getParent(), script("zsh")));
    Map<String, String> environment = launcher().environment();
    environment.put("ZDOTDIR", home.toString());
    try (Tmux tmux = Tmux.start(home, environment, program.toString(), "-i")) {
      tmux.await("a prompt", screen -> screen.lines().anyMatch(line -> line.startsWith(">")));
      tab(tmux, "seam expl", "seam explain");
      tab(tmux, "seam apply --target=ker", "--target=kernel");
      tab(tmux, "seam revert hide_c", "seam revert hide_cmdline");
      tab(tmux, "seam check fix.s", "seam check fix.seam");
    }
  }

  private static void tab(Tmux tmux, String typed, String wanted) throws Exception {
    tmux.keys("-l", typed);
    tmux.keys("Tab");
    tmux.await(wanted);
    tmux.keys("C-u");
  }

  /** What shells ask while somebody types starts next to nothing. */
  @Test
  void askingIsQuick() throws Exception {
    Path log = home.resolve("classes.txt");
    launcher()
        .with("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log)
        .run("__complete", "patches");
    List<String> classes = Files.readAllLines(log);
    assertTrue(classes.stream().anyMatch(line -> line.contains("CompletionNames")));
    for (String part : List.of("com.oracle.truffle.", "org.antlr.", "picocli.", "com.sun.jna.")) {
      assertTrue(classes.stream().noneMatch(line -> line.contains(" " + part)), part);
    }
  }
}
