package org.liveseam.repl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liveseam.repl.Cli;

final class ThemeTest {
  @ParameterizedTest(name = "{0} terminal={1} {2}={3}: {4}")
  @CsvSource({
    "AUTO, true, X, x, true",
    "AUTO, false, X, x, false",
    "AUTO, true, NO_COLOR, 1, false",
    "AUTO, true, NO_COLOR, '', true",
    "AUTO, false, CLICOLOR_FORCE, 1, true",
    "AUTO, false, CLICOLOR_FORCE, 0, false",
    "AUTO, true, TERM, dumb, false",
    "ALWAYS, false, NO_COLOR, 1, true",
    "NEVER, true, CLICOLOR_FORCE, 1, false"
  })
  void decides(Theme.When when, boolean terminal, String variable, String value, boolean coloured) {
    var streams = new Cli().with(variable, value).streams();
    assertEquals(coloured, Theme.of(when, streams, terminal).coloured());
  }
}
