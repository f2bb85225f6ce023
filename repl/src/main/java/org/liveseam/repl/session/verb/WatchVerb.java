package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :watch}. */
final class WatchVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "watch",
        "",
        About.Argument.NONE,
        "show below the prompt what is applied, as it changes; again to stop",
        List.of(":watch"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    return new Response.WatchWanted();
  }
}
