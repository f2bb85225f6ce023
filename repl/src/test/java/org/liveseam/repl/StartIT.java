package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a start loads, and what it makes of streams, options and variables. */
final class StartIT {
  private static final String HIDE =
      Path.of("src/test/resources/files/hide.seam").toAbsolutePath().toString();

  @TempDir Path home;

  /** Classes that a command loads, by their names. */
  private List<String> loaded(String... args) throws Exception {
    Path log = home.resolve("classes.txt");
    new Launcher(home).with("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log).run(args);
    List<String> classes = Files.readAllLines(log);
    assertTrue(classes.stream().anyMatch(line -> line.contains("org.liveseam.repl.Main")));
    return classes;
  }

  @ParameterizedTest
  @CsvSource({"--version, true", "-V, true", "--help, false", "apply --help, false"})
  void neitherTheLanguageNorItsGrammarForHelp(String args, boolean alone) throws Exception {
    List<String> classes = loaded(args.split(" "));
    for (String part : List.of("com.oracle.truffle.", "org.antlr.", "org.graalvm.", "org.jline.")) {
      assertEquals(List.of(), classes.stream().filter(line -> line.contains(" " + part)).toList());
    }
    if (alone) {
      assertTrue(classes.stream().noneMatch(line -> line.contains(" picocli.")));
    }
  }

  private Cli.Result shell(Launcher launcher, String command, String... args) throws Exception {
    var all = new java.util.ArrayList<>(List.of("-c", command, Launcher.SEAM.toString()));
    all.addAll(List.of(args));
    return launcher.run(Path.of("/bin/sh"), new File("/dev/null"), all.toArray(String[]::new));
  }

  @Test
  void codeBehindDashE() throws Exception {
    Cli.Result result = new Launcher(home).run("-e", "print(40 + 2)", "--target", "fake");
    assertEquals(new Cli.Result(0, "42\n", ""), result);
    assertEquals(64, new Launcher(home).run("-e").exit());
  }

  /** A reader that leaves is no error for whoever wrote to it. */
  @ParameterizedTest
  @CsvSource({"explain", "--help", "symbols --target fake", "schema status", "man errors"})
  void aClosedPipe(String args) throws Exception {
    Cli.Result result = shell(new Launcher(home), "{ \"$0\" " + args + "; echo $? >&2; } | true");
    assertEquals("0\n", result.err());
  }

  @Test
  void theVersionOnAFullDisk() throws Exception {
    assertEquals(1, shell(new Launcher(home), "\"$0\" --version >/dev/full").exit());
  }

  /** Colours are asked for by what is on the screen: a terminal that is not dumb. */
  @ParameterizedTest
  @CsvSource({
    "xterm, '', '', true",
    "dumb, '', '', false",
    "xterm, 1, '', false",
    "dumb, '', 1, true",
    "xterm, 1, 1, false"
  })
  void colours(String term, String no, String force, boolean coloured) throws Exception {
    var launcher = new Launcher(home).with("TERM", term);
    launcher.with("NO_COLOR", no).with("CLICOLOR_FORCE", force);
    // script(1) gives it a terminal of its own.
    String command = "script -qec \"'$0' explain E1003\" /dev/null";
    Cli.Result result = shell(launcher, command);
    assertEquals(0, result.exit(), result.err());
    assertEquals(coloured, result.out().contains("\033[1m"), result.out());
  }

  /** Every command that takes files takes - for standard input, and what follows -- as files. */
  @ParameterizedTest
  @CsvSource({
    "check",
    "fmt --check",
    "doc",
    "info",
    "test --target fake",
    "plan --target fake",
    "apply --target fake",
    "revert --target fake",
    "rehearse --target fake",
    "run --target fake"
  })
  void filesThatLookLikeOptions(String verb) throws Exception {
    Path file = Files.copy(Path.of(HIDE), home.resolve("-fix.seam"));
    Launcher launcher = new Launcher(home);
    assertEquals(64, shell(launcher, "\"$0\" " + verb + " -fix.seam").exit(), verb);
    Cli.Result named = shell(launcher, "\"$0\" " + verb + " -- -fix.seam");
    assertEquals(0, named.exit(), named.err());
    Cli.Result piped = shell(launcher, "\"$0\" " + verb + " - <\"$1\"", file.toString());
    assertEquals(0, piped.exit(), piped.err());
  }
}
