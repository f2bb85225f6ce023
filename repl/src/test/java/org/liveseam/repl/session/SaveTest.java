package org.liveseam.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.repl.Cli;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;

/**
 * What {@code :save} writes, {@code check} accepts and {@code :load} or {@code apply} reproduces.
 */
@Timeout(120)
final class SaveTest {
  private static final String EVERYTHING =
      """
      let level = "7"
      let name = "version_proc_show"
      patch everything "1.${level}" {
        reason "a \\"quoted\\" reason, ${level} and \\${kept}"
        fixes ["CVE-2026-0001", "CVE-2026-0002"]
        requires kernel "6.1.*"
        consistency per-task or stop-machine { wait 90s, on-stall wait }
        state 7 version 2
        shadow forks: u32 on struct task_struct
        in vmlinux {
          replace function cmdline_proc_show(m, v) with c {
            // braces { in } comments, and "strings"
            return 0;
          } include <linux/seq_file.h> include <linux/kernel.h>
          replace function (name) with fixed from "fixed.c"
          replace function seq_show at 2 with cmdline_proc_show
          before patch c { return 0; }
          after unpatch c { }
        }
        in module nf_nat {
          replace function nf_nat_manip_pkt with c { return 1; }
        }
        replaces all
      }
      """;

  @TempDir Path home;

  private static List<PatchId> declared(Talk talk) {
    return talk.session.seam().patches().patches().stream().map(Patch::id).toList();
  }

  @Test
  void aKernelPatchOfEveryKindComesBackTheSame() throws Exception {
    Files.writeString(home.resolve("fixed.h"), "#define ANSWER 0\n");
    Files.writeString(
        home.resolve("fixed.c"),
        "#include \"fixed.h\"\nint fixed(struct seq_file *m, void *v) { return ANSWER; }\n");
    Path written = Files.writeString(home.resolve("written.seam"), EVERYTHING);
    Path saved = home.resolve("saved.seam");
    List<PatchId> before;
    try (var talk = new Talk(home, "fake")) {
      assertEquals("", talk.say(":load " + written));
      assertEquals("", talk.say(":apply"));
      before = declared(talk);
      assertEquals("saved everything to " + saved + "\n", talk.say(":save " + saved));
    }
    Cli.Result check = new Cli().run("check", saved.toString());
    assertEquals(0, check.exit(), check.err());
    Cli.Result format = new Cli().run("fmt", "--check", saved.toString());
    assertEquals(0, format.exit(), format.out() + format.err());
    Cli.Result apply = new Cli().run("apply", saved.toString(), "--target", "fake");
    assertEquals(0, apply.exit(), apply.err());
    assertTrue(apply.err().contains(before.getFirst().moduleName()), apply.err());
    try (var talk = new Talk(home, "fake")) {
      assertEquals("", talk.say(":load " + saved));
      assertEquals(before, declared(talk));
      assertEquals("", talk.say(":apply"));
      String first = Files.readString(saved);
      assertEquals("saved everything to " + saved + "\n", talk.say(":save " + saved));
      assertEquals(first, Files.readString(saved));
    }
  }

  private String library() {
    Path c = Path.of("src/test/resources/files/score.c").toAbsolutePath();
    return "library \"libscore.so\" from \"" + c + "\"";
  }

  private static final String SCORE =
      "let score = native(\"libscore.so\", \"score\", (i32) -> i32)";

  @Test
  void aClosureOfTheProcessComesBack() {
    Path saved = home.resolve("saved.seam");
    try (var talk = new Talk(home, "")) {
      talk.say(library());
      talk.say(SCORE);
      assertEquals("40", talk.say("score(20)"));
      talk.say(
          "replace function score in \"libscore.so\" with fn(user: i32) -> i32 {\n"
              + "  original(user) + 100 / user\n}, on-error -1");
      assertEquals("45", talk.say("score(20)"));
      assertEquals("-1", talk.say("score(0)"));
      assertEquals("saved score to " + saved + "\n", talk.say(":save " + saved));
    }
    Cli.Result check = new Cli().run("check", saved.toString());
    assertEquals(0, check.exit(), check.err());
    try (var talk = new Talk(home, "")) {
      assertEquals("", talk.say(":load " + saved));
      assertEquals("", talk.say(":apply"));
      talk.say(SCORE);
      assertEquals("45", talk.say("score(20)"));
      assertEquals("-1", talk.say("score(0)"));
    }
  }

  @Test
  void whatNoTextSaysIsRefused() {
    Path saved = home.resolve("saved.seam");
    try (var talk = new Talk(home, "")) {
      talk.say(library());
      talk.say("let bonus = 5");
      talk.say(
          "if true { let more = bonus; replace function score in \"libscore.so\" with"
              + " fn(user: i32) -> i32 { original(user) + more } }");
      String refusal = talk.say(":save " + saved);
      assertTrue(refusal.startsWith("E0731"), refusal);
    }
    assertFalse(Files.exists(saved));
  }

  @Test
  void aSourceThatChangedIsNotTakenForTheOneInEffect() throws Exception {
    Path c = Files.writeString(home.resolve("f.c"), "int f(void) { return 0; }\n");
    Path saved = home.resolve("saved.seam");
    try (var talk = new Talk(home, "fake")) {
      talk.say(
          "patch p \"1.0\" { in vmlinux { replace function cmdline_proc_show with f from \""
              + c
              + "\" } }");
      assertEquals("", talk.say(":apply"));
      Files.writeString(c, "int f(void) { return 1; }\n");
      String refusal = talk.say(":save " + saved);
      assertTrue(refusal.contains("has changed since"), refusal);
    }
    assertFalse(Files.exists(saved));
  }

  @Test
  void writesOverNobodysFile() throws Exception {
    Path mine = Files.writeString(home.resolve("mine.seam"), "let x = 1\n");
    try (var talk = new Talk(home, "fake")) {
      assertEquals("misused: nothing is in effect that could be saved", talk.say(":save " + mine));
      talk.say("patch p \"1.0\" { in vmlinux { replace function cmdline_proc_show with c { } } }");
      assertEquals("", talk.say(":apply p"));
      assertTrue(talk.say(":save " + mine).contains(":save did not write it"));
    }
    assertEquals("let x = 1\n", Files.readString(mine));
  }
}
