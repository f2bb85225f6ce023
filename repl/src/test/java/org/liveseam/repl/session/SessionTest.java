package org.liveseam.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The conversation without a terminal. */
@Timeout(120)
final class SessionTest {
  private static final String HIDE =
      "patch hide \"1.0\" { in vmlinux { replace function cmdline_proc_show with c { return 0; } }"
          + " }";

  @TempDir Path home;

  @Test
  void anUnfinishedInputIsAnAnswerOfItsOwn() {
    try (var talk = new Talk(home, "fake")) {
      var open = assertInstanceOf(Response.Incomplete.class, talk.answer("let x = ["));
      assertEquals("[", open.what());
      assertEquals("", talk.say("let x = [1,\n2]"));
      assertEquals("2", talk.say("len(x)"));
    }
  }

  @Test
  void effectsOfSeveralTargetsHaveOneRowOfNumbers() {
    try (var talk = new Talk(home, "fake")) {
      talk.say(HIDE);
      assertEquals("", talk.say("apply hide, on: target(\"scene:guest\")"));
      assertEquals("", talk.say("apply hide"));
      assertEquals("1  applied hide\n2  applied hide\n", talk.say(":effects"));
      assertEquals("", talk.say(":undo 1"));
      assertEquals("\"hidden\\n\"", talk.say("read(\"/proc/cmdline\")"));
      assertEquals(
          "\"console=ttyS0 quiet\\n\"",
          talk.say("read(\"/proc/cmdline\", on: target(\"scene:guest\"))"));
      assertEquals("1  applied hide\n2  applied hide\n3  reverted hide\n", talk.say(":effects"));
      assertEquals("", talk.say(":undo 2"));
      assertEquals("", talk.say(":undo 4"));
      assertEquals("\"hidden\\n\"", talk.say("read(\"/proc/cmdline\")"));
      assertTrue(talk.say(":undo 9").startsWith("E4007"));
    }
  }

  @Test
  void commandsAreMeantByTheirBeginnings() {
    try (var talk = new Talk(home, "fake")) {
      assertTrue(talk.say(":st").contains("no live patches"));
      assertTrue(talk.say(":statu").contains("no live patches"));
      assertEquals("no transition is under way\n", talk.say(":stal"));
      assertEquals("misused: `:s` could be :search, :status, :stalled, :save", talk.say(":s"));
      assertEquals("misused: no command `:sattus`; did you mean `status`?", talk.say(":sattus"));
    }
  }

  @Test
  void timesCommandsAndCode() {
    try (var talk = new Talk(home, "fake")) {
      assertEquals("42 in time", talk.say(":time 40 + 2"));
      assertEquals("no transition is under way\n in time", talk.say(":time :stalled"));
    }
  }

  @Test
  void readsFilesAgain() throws Exception {
    Path file = Files.writeString(home.resolve("a.seam"), "let x = 1\n");
    try (var talk = new Talk(home, "fake")) {
      talk.say(":load " + file);
      assertEquals("1", talk.say("x"));
      Files.writeString(file, "let x = 2\n");
      assertEquals("", talk.say(":reload"));
      assertEquals("2", talk.say("x"));
    }
  }

  @Test
  void tellsWhoAnOpenTransitionWaitsFor() {
    try (var talk = new Talk(home, "fake")) {
      talk.say(
          "replace function watchdog_loop with c { return 0; }, consistency per-task {"
              + " wait 5s, on-stall leave }");
      String said = talk.say(":stalled");
      assertTrue(said.startsWith("watchdog_loop: patching, 1 task left\n  watchdogd/77"), said);
    }
  }

  @Test
  void aTypeIsToldWithoutAnEffect() {
    try (var talk = new Talk(home, "fake")) {
      talk.say("var n = 1");
      assertEquals("int\n", talk.say(":type n + 1"));
      assertEquals("duration\n", talk.say(":type 2 * 10s"));
      assertEquals("E0221", talk.say(":type apply([])").substring(0, 5));
      talk.say("let f = apply");
      assertEquals("E0221", talk.say(":type f([])").substring(0, 5));
      assertEquals("1", talk.say("n"));
    }
  }

  @Test
  void showsTheCodeOfAFunctionAndTheJumpOfItsPatch() {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/libcapstone.so.4")),
        "needs the package libcapstone4");
    Path c = Path.of("src/test/resources/files/score.c").toAbsolutePath();
    try (var talk = new Talk(home, "")) {
      talk.say("library \"libscore.so\" from \"" + c + "\"");
      talk.say("let score = native(\"libscore.so\", \"score\", (i32) -> i32)");
      assertEquals("40", talk.say("score(20)"));
      String before = talk.say(":disassemble score libscore.so");
      assertTrue(before.lines().anyMatch(line -> line.endsWith("  ret")), before);
      talk.say("replace function score in \"libscore.so\" with c { return 1; }");
      String after = talk.say(":dis score");
      assertTrue(after.lines().anyMatch(line -> line.contains("  jmp 0x")), after);
      assertTrue(talk.say(":dis no_such").startsWith("E0733"));
      assertTrue(talk.say(":search scor*").contains("libscore.so  int score(int user)"));
    }
  }
}
