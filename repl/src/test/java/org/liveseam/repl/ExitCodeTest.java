package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.runtime.diagnostic.ExitCode;

/** The exit code table: one way to get each. Signals are for {@link SignalIT}. */
final class ExitCodeTest {
  private static final String FILES = "src/test/resources/files/";

  static Stream<Arguments> commands() {
    return Stream.of(
        row(ExitCode.DONE, "apply " + FILES + "hide.seam --target fake"),
        row(ExitCode.FAILED, "apply " + FILES + "misspelt.seam --target fake"),
        row(ExitCode.DIFFERENCES, "plan " + FILES + "hide.seam --target fake --detailed-exitcode"),
        row(ExitCode.NOT_ROLLED_BACK, "apply " + FILES + "stuck.seam --target scene:stubborn"),
        row(ExitCode.UNFINISHED, "apply " + FILES + "stuck.seam --target fake"),
        row(ExitCode.REFUSED, "apply " + FILES + "all.seam --target scene:foreign"),
        row(ExitCode.STALE_OR_LOCKED, "apply " + FILES + "hide.seam --target scene:locked"),
        row(ExitCode.USAGE, "apply"),
        row(ExitCode.SOURCE, "check " + FILES + "unclosed.seam"),
        row(ExitCode.UNAVAILABLE, "status --target scene:absent"),
        row(ExitCode.BUG, "status --target scene:broken"),
        row(ExitCode.PERMISSION, "apply " + FILES + "hide.seam --target scene:unprivileged"));
  }

  private static Arguments row(ExitCode code, String command) {
    return Arguments.of(code, command);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void ends(ExitCode code, String command) {
    Cli.Result result = new Cli().run(command.split(" "));
    assertEquals(code.value(), result.exit(), result.err());
  }

  /** What would have failed the run is found before it: it is an error in the source. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipeline r, deadline 0s { stage live { } }\n",
        "hold 0s, while: fn() { true }\n",
        "pipeline p { stage live { } }\nreport to: \"x.txt\"\nlet a = b\n"
      })
  void errorsBeforeTheFirstStatement(String text) {
    for (String command : List.of("run - --target fake", "check -", "check - --sarif")) {
      Cli.Result result = new Cli().reading(text).run(command.split(" "));
      assertEquals(ExitCode.SOURCE.value(), result.exit(), command + "\n" + result.err());
      assertFalse(result.out().contains("\"exitCode\": 1,"), result.out());
    }
  }

  @Test
  void tableIsWhole() {
    Set<ExitCode> tried =
        commands().map(row -> (ExitCode) row.get()[0]).collect(Collectors.toSet());
    tried.addAll(SignalIT.TRIED);
    assertEquals(EnumSet.allOf(ExitCode.class), tried);
  }
}
