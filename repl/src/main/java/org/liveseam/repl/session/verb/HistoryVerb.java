package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :history}. */
final class HistoryVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "history", "", About.Argument.NONE, "what was typed before", List.of(":history"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    return new Response.HistoryWanted();
  }
}
