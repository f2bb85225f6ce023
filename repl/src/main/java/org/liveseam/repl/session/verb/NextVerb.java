package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.Lines;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :next}. */
final class NextVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "next",
        "[skip]",
        About.Argument.NONE,
        "go on in the tutorial; skip does the step for you",
        List.of(":next", ":next skip"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    return session
        .guide()
        .<Response>map(guide -> new Response.Shown(new Lines(guide.next(argument.equals("skip")))))
        .orElseGet(() -> new Response.Misused("no tutorial is under way; :tutorial begins it"));
  }
}
