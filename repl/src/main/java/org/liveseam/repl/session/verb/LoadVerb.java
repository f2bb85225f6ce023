package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :load}. */
final class LoadVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "load",
        "FILE",
        About.Argument.FILE,
        "carry a file out as if it were typed",
        List.of(":load fixes.seam"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    return argument.isEmpty() ? new Response.Misused(":load takes a file") : session.load(argument);
  }
}
