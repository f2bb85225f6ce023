package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.Guide;
import org.liveseam.repl.session.Lines;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.repl.session.tutorial.Tutorial;

/** {@code :tutorial}. */
final class TutorialVerb implements Verb {
  @Override
  public About about() {
    return new About(
            "tutorial",
            "[STEP]",
            About.Argument.NONE,
            "ten steps from a first value to a patch that is taken back",
            List.of(":tutorial", ":tutorial 4"))
        .saying("Needs a C compiler. It patches a library of its own, in this process.");
  }

  @Override
  public Response run(ReplSession session, String argument) {
    Guide guide =
        session
            .guide()
            .orElseGet(
                () -> {
                  var fresh = Tutorial.open(session);
                  session.guide(fresh);
                  return fresh;
                });
    int step = argument.matches("\\d{1,3}") ? Integer.parseInt(argument) : 0;
    if (!argument.isEmpty() && (step < 1 || step > guide.steps())) {
      return new Response.Misused(":tutorial takes a step from 1 to " + guide.steps());
    }
    return new Response.Shown(new Lines(guide.begin(Math.max(1, step))));
  }
}
