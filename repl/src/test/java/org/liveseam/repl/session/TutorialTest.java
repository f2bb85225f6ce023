package org.liveseam.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.repl.session.tutorial.Step;

/** The tutorial, step by step, as somebody types it. */
@Timeout(120)
final class TutorialTest {
  private static final String DONE = "Done.";

  @TempDir Path home;

  private static Set<Path> left() throws IOException {
    try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(p -> p.getFileName().toString().startsWith("seam-tutorial"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void whatItSaysIsDoneByWhatItSays() throws Exception {
    Set<Path> before = left();
    try (var talk = new Talk(home, "process")) {
      String said = talk.say(":tutorial");
      for (int number = 1; number <= Step.COUNT; number++) {
        Step step = Step.read(number);
        assertTrue(said.startsWith("Step " + number + " of 10: " + step.title()), said);
        assertFalse(said.contains("could not be prepared"), said);
        assertTrue(talk.say(":next").startsWith("This step is not done yet"), step.title());
        assertEquals(said, talk.say(":again"));
        assertFalse(talk.say("1 + 1").contains(DONE), step.title());
        String answer = "";
        for (String input : step.inputs()) {
          assertFalse(answer.contains(DONE), answer);
          answer = talk.say(input);
        }
        assertTrue(answer.contains(DONE), step.title() + ": " + answer);
        said = talk.say(":next");
      }
      assertTrue(said.startsWith("That was the last step"), said);
    }
    assertEquals(before, left());
  }

  @Test
  void stepsCanBeSkippedAndBegunAnywhere() {
    try (var talk = new Talk(home, "process")) {
      assertEquals("misused: no tutorial is under way; :tutorial begins it", talk.say(":next"));
      assertEquals("misused: :tutorial takes a step from 1 to 10", talk.say(":tutorial 11"));
      assertTrue(talk.say(":tutorial 3").startsWith("Step 3 of 10"));
      assertTrue(talk.say(":next skip").contains("> score(20)\nStep 4 of 10"));
      for (int number = 5; number <= Step.COUNT; number++) {
        assertTrue(talk.say(":next skip").contains("Step " + number + " of 10"));
      }
      assertTrue(talk.say(":next skip").contains("That was the last step"));
      assertEquals("40", talk.say("score(20)"));
    }
  }
}
