package org.liveseam.repl.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Suggester;
import org.liveseam.repl.session.Suggestions;
import org.liveseam.repl.session.Talk;
import org.liveseam.repl.session.verb.Verbs;
import org.liveseam.runtime.event.Event;

/** A conversation about a guest, which lives as long as it does. */
final class ReplIT {
  private static final String HIDE =
      "patch hide \"1.0\" { in vmlinux { replace function cmdline_proc_show(m, v) with c {"
          + " seq_puts(m, \"hidden\\n\"); return 0; } include <linux/seq_file.h> } }";

  @TempDir Path home;

  @Test
  void completesAppliesStopsAndTakesBack() throws Exception {
    String release = GuestNeeds.release();
    try (var talk = new Talk(home, "vm:" + release)) {
      // Symbols come from the image: no guest is started for them.
      String begun = "replace function cmdline_proc";
      Suggestions found = new Suggester(talk.session, Verbs.all()).at(begun, begun.length());
      assertTrue(found.items().stream().anyMatch(i -> i.text().equals("cmdline_proc_show")));
      String c = begun + "_show(m, v) with c { m->";
      Suggestions fields = new Suggester(talk.session, Verbs.all()).at(c, c.length());
      assertTrue(
          fields.items().stream().anyMatch(i -> i.text().equals("private")), fields.toString());
      assertTrue(talk.say(":search native_machine_hal*").contains("native_machine_halt"));
      assertTrue(talk.events.isEmpty(), talk.events.toString());

      assertEquals("", talk.say(HIDE));
      assertEquals("", talk.say("apply hide"));
      assertTrue(talk.events.stream().anyMatch(Event.TransitionDone.class::isInstance));
      assertEquals("\"hidden\\n\"", talk.say("read(\"/proc/cmdline\")"));

      var stopped = new AtomicBoolean();
      var asking = new Thread(() -> ask(talk, stopped));
      asking.start();
      Response answer = talk.answer("while true { read(\"/proc/cmdline\") }");
      stopped.set(true);
      asking.join();
      assertTrue(answer.isFailure(), answer.toString());
      assertEquals("\"hidden\\n\"", talk.say("read(\"/proc/cmdline\")"));

      Path saved = home.resolve("saved.seam");
      assertEquals("saved hide to " + saved + "\n", talk.say(":save " + saved));
      assertEquals("", talk.say(":revert"));
      assertEquals("", talk.say(":load " + saved));
      assertEquals("", talk.say(":apply"));
      assertEquals("\"hidden\\n\"", talk.say("read(\"/proc/cmdline\")"));
      assertEquals("", talk.say(":revert"));
      assertTrue(Files.exists(saved));
    }
  }

  /** Ctrl-C, again and again: one that comes before the loop begins is not for it. */
  private static void ask(Talk talk, AtomicBoolean stopped) {
    try {
      while (!stopped.get()) {
        Thread.sleep(200);
        talk.session.cancel();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
