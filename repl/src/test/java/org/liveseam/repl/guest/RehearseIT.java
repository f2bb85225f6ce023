package org.liveseam.repl.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liveseam.repl.Cli;
import org.liveseam.repl.Golden;
import org.liveseam.repl.Launcher;

/** The README's first command, and the other examples, as a user types them. */
final class RehearseIT {
  private static final Path GOLDEN = Path.of("src/test/resources/guest").toAbsolutePath();

  @TempDir Path home;

  @BeforeAll
  static void check() throws Exception {
    GuestNeeds.release();
  }

  @ParameterizedTest
  @CsvSource({"hide-cmdline, 1", "proc-and-zram, 2"})
  void anExampleGoesThereAndBack(String name, int tests) throws Exception {
    Path example = Launcher.ROOT.resolve("examples").resolve(name + ".seam");
    Path transcript = home.resolve("transcript.txt");
    Cli.Result result =
        new Launcher(home)
            .run("rehearse", example.toString(), "--transcript", transcript.toString());
    assertEquals(0, result.exit(), result.err());
    Golden.check(GOLDEN.resolve(name + ".transcript"), Files.readString(transcript));
    assertEquals(tests, result.err().split("\" passed in", -1).length - 1, result.err());
    assertTrue(result.out().contains("rehearsal passed"), result.out());
  }

  @Test
  void aKernelThatIsNotInstalledIsNamed() throws Exception {
    Cli.Result result =
        new Launcher(home)
            .run(
                Launcher.SEAM,
                new File("/dev/null"),
                "rehearse",
                Launcher.ROOT.resolve("examples/hide-cmdline.seam").toString(),
                "--kernel",
                "9.9.9");
    assertEquals(69, result.exit(), result.err());
    assertTrue(result.err().contains("E1031"), result.err());
    assertTrue(result.err().contains("linux-image-amd64"), result.err());
  }
}
