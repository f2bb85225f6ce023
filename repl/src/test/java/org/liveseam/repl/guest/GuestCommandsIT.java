package org.liveseam.repl.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liveseam.repl.Cli;

/** Commands on one real kernel: what is wrong is said in full and changes nothing. */
final class GuestCommandsIT {
  private static final Path FILES = Path.of("src/test/resources/guest").toAbsolutePath();
  private static final String EXPECT = "// expect: ";

  @TempDir static Path home;
  private static String release = "";

  @BeforeAll
  static void check() throws Exception {
    release = GuestNeeds.release();
  }

  @AfterAll
  static void end() {
    GuestProvider.end();
  }

  private static Cli.Result seam(String... args) {
    return new Cli()
        .with("XDG_CACHE_HOME", home.resolve("cache").toString())
        .with("XDG_STATE_HOME", home.resolve("state").toString())
        .run(args);
  }

  private static void assertNothingApplied() {
    Cli.Result status = seam("status", "--json", "--target", "guest");
    assertEquals(0, status.exit(), status.err());
    assertFalse(status.out().contains("seam_"), status.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown-function",
        "ambiguous-function",
        "untraceable-function",
        "wrong-requires",
        "no-such-model",
        "no-such-module",
        "c-error",
        "missing-include"
      })
  void whatIsWrongIsSaidAndChangesNothing(String name) throws Exception {
    Path file = FILES.resolve(name + ".seam");
    Cli.Result result = seam("apply", file.toString(), "--target", "guest");
    assertNotEquals(0, result.exit());
    String said = result.err().replace(release, "RELEASE");
    List<String> expected =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith(EXPECT))
            .map(line -> line.substring(EXPECT.length()))
            .toList();
    assertFalse(expected.isEmpty());
    for (String fragment : expected) {
      assertTrue(said.contains(fragment), () -> "no `" + fragment + "` in\n" + said);
    }
    assertNothingApplied();
  }

  @Test
  void aTransitionUnderWayStopsOthersUntilItIsTakenBack() {
    Cli.Result stuck = seam("apply", FILES.resolve("stuck.seam").toString(), "--target", "guest");
    assertEquals(4, stuck.exit(), stuck.err());
    assertTrue(stuck.err().contains("E3002"), stuck.err());
    assertTrue(stuck.err().contains("kswapd0"), stuck.err());
    Cli.Result status = seam("status", "--target", "guest");
    assertTrue(status.out().contains("stuck"), status.out());
    Cli.Result other = seam("apply", "../examples/hide-cmdline.seam", "--target", "guest");
    assertEquals(6, other.exit(), other.err());
    assertTrue(other.err().contains("E3003"), other.err());
    Cli.Result back = seam("revert", "stuck", "--target", "guest");
    assertEquals(0, back.exit(), back.err());
    assertNothingApplied();
  }

  @Test
  void aScriptTurnsATransitionBackAndAsksForTheLog() throws Exception {
    Path script =
        Files.writeString(
            home.resolve("cancel.seam"),
            """
            import "%s" as files
            try { apply files.stuck } rescue e { print(e.code) }
            cancel files.stuck
            try { cancel files.stuck } rescue e { print(e.code) }
            print(kernel.log.clean)
            """
                .formatted(FILES.resolve("stuck.seam")));
    Cli.Result result = seam("run", "--target", "guest", script.toString());
    assertEquals(0, result.exit(), result.err());
    assertEquals("E3002\nE4004\ntrue\n", result.out());
    assertNothingApplied();
  }

  @Test
  void appliesTwiceListsAndTakesBack() {
    String file = "../examples/hide-cmdline.seam";
    assertEquals(0, seam("apply", file, "--target", "guest").exit());
    Cli.Result again = seam("apply", file, "--target", "guest", "--json");
    assertEquals(0, again.exit(), again.err());
    Cli.Result plan = seam("plan", file, "--target", "guest");
    assertTrue(plan.out().contains("= "), plan.out());
    assertTrue(seam("list", "--target", "guest").out().contains("hide_cmdline"));
    assertEquals(0, seam("revert", "--all", "--target", "guest").exit());
    assertNothingApplied();
  }

  @Test
  void aScriptRunsHereAgainstTheGuest() {
    Cli.Result result =
        seam(
            "run",
            "--target",
            "guest",
            "-e",
            "print(\"a\")\nassert read(\"/proc/version\") != \"\"\nprint(\"b\")");
    assertEquals(0, result.exit(), result.err());
    assertEquals("a\nb\n", result.out());
  }
}
