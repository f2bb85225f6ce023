package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exit codes of real processes. Those that take a target in trouble are in {@link ExitCodeTest},
 * which has all of the table; signals are in {@link SignalIT}.
 */
final class ExitCodesIT {
  private static final String FILES =
      Path.of("src/test/resources/files").toAbsolutePath().toString();

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({
    "0, apply FILES/hide.seam --target fake",
    "0, wait --target fake",
    "1, apply FILES/misspelt.seam --target fake",
    "1, undo --target fake",
    "2, plan FILES/hide.seam --target fake --detailed-exitcode",
    "2, fmt --check FILES/fmt/messy.seam",
    "4, apply FILES/stuck.seam --target fake",
    "5, new HOME/there",
    "5, force some_patch --target fake",
    "64, apply",
    "64, aply x.seam",
    "65, check FILES/unclosed.seam",
    "65, -e let",
    "69, status --target vm:9.9.9-none"
  })
  void ends(int code, String command) throws Exception {
    Files.createDirectory(home.resolve("there"));
    String[] args =
        Sessions.words(command.replace("FILES", FILES).replace("HOME", home.toString()))
            .toArray(String[]::new);
    Cli.Result result = new Launcher(home).run(args);
    assertEquals(code, result.exit(), result.err());
  }
}
