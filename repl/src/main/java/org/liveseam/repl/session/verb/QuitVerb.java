package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :quit}. */
final class QuitVerb implements Verb {
  @Override
  public About about() {
    return new About("quit", "", About.Argument.NONE, "leave", List.of(":quit"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    return new Response.Leaving();
  }
}
