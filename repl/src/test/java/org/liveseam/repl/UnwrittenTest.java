package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.liveseam.repl.command.CommandLines;
import org.liveseam.repl.io.Streams;

/** Where there is no room for what a command says. */
final class UnwrittenTest {
  private static final String HIDE = "src/test/resources/files/hide.seam";

  @Test
  void aTranscriptThatIsNotWholeIsAFailureThatSaysWhatIsSo() {
    Cli.Result result =
        new Cli().run("apply", HIDE, "--target", "fake", "--transcript", "/dev/full");
    assertEquals(1, result.exit(), result.err());
    assertTrue(
        result.err().contains("could not write all of the transcript; the patches are applied"),
        result.err());
  }

  @Test
  void theFirstErrorDecidesHowACommandEnds() {
    Cli.Result result =
        new Cli()
            .run(
                "apply",
                "src/test/resources/files/stuck.seam",
                "--target",
                "fake",
                "--transcript",
                "/dev/full");
    assertEquals(4, result.exit(), result.err());
    assertTrue(result.err().endsWith("could not write all of the transcript\n"), result.err());
  }

  @Test
  void whoCannotReadThatAPatchIsAppliedIsToldOtherwise() throws IOException {
    var err = new ByteArrayOutputStream();
    try (var full = new PrintStream(new FileOutputStream("/dev/full"), true)) {
      Streams plain = new Cli().streams();
      var streams =
          new Streams(
              plain.in(),
              full,
              new PrintStream(err, true, StandardCharsets.UTF_8),
              false,
              false,
              false,
              plain.environment());
      assertEquals(1, CommandLines.run(streams, "apply", HIDE, "--target", "fake"));
    }
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("could not write all of the output; the patches are applied"), said);
  }
}
