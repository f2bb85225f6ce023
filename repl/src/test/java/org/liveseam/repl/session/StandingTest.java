package org.liveseam.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed conversation left is told by the next one, as the target says. */
final class StandingTest {
  private static final String HIDE =
      "patch hide \"1.0\" { in vmlinux { replace function cmdline_proc_show with c { return 0; } }"
          + " }";

  @TempDir Path home;

  /** The record of this process, as one that was killed would have left it. */
  private void kill() throws Exception {
    Path folder = home.resolve("conversations");
    Path mine = folder.resolve(Long.toString(ProcessHandle.current().pid()));
    List<String> lines = Files.readAllLines(mine);
    assertTrue(lines.size() > 1, lines.toString());
    lines.set(0, "2000-01-01T00:00:00Z");
    Files.write(folder.resolve("1"), lines);
    Files.delete(mine);
  }

  @Test
  void theTargetTellsWhetherItIsStillApplied() throws Exception {
    try (var talk = new Talk(home, "fake");
        var standing = new Standing(home, spec -> false)) {
      talk.session.standing(standing::note);
      talk.say(HIDE);
      assertEquals("", talk.say("apply hide"));
      kill();
      assertEquals(
          List.of(
              "a conversation was killed that had applied hide: it is still applied on"
                  + " fake; `seam revert hide` takes it back"),
          standing.tell(talk.session));
      assertEquals(List.of(), standing.tell(talk.session));
      talk.say("apply hide");
      talk.say(":revert");
      talk.say("apply hide");
      kill();
      talk.say(":revert");
      assertEquals(
          List.of(
              "a conversation was killed that had applied hide: it is not applied on fake any"
                  + " more"),
          standing.tell(talk.session));
    }
  }

  @Test
  void whatIsGoneIsSaidToBeGone() throws Exception {
    Path c = Path.of("src/test/resources/files/score.c").toAbsolutePath();
    try (var talk = new Talk(home, "");
        var standing = new Standing(home)) {
      talk.session.standing(standing::note);
      talk.say("library \"libscore.so\" from \"" + c + "\"");
      assertEquals("", talk.say("replace function score in \"libscore.so\" with c { return 1; }"));
      kill();
      assertEquals(
          List.of(
              "a conversation was killed that had applied score to its own process: it is gone"
                  + " with it"),
          standing.tell(talk.session));
      talk.say(HIDE);
      talk.say("apply hide, on: fake()");
      kill();
      assertEquals(2, standing.tell(talk.session).size());
    }
  }

  @Test
  void whoLivesIsLeftAlone() {
    try (var talk = new Talk(home, "fake");
        var standing = new Standing(home)) {
      talk.session.standing(standing::note);
      talk.say(HIDE);
      talk.say("apply hide");
      assertEquals(List.of(), standing.tell(talk.session));
      talk.say(":revert");
      assertEquals(List.of(), List.of(home.resolve("conversations").toFile().list()));
    }
  }
}
