package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.Lines;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :again}. */
final class AgainVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "again",
        "",
        About.Argument.NONE,
        "show the step of the tutorial once more",
        List.of(":again"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    return session
        .guide()
        .<Response>map(guide -> new Response.Shown(new Lines(guide.again())))
        .orElseGet(() -> new Response.Misused("no tutorial is under way; :tutorial begins it"));
  }
}
