package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.repl.view.StateView;

/** {@code :status}. */
final class StatusVerb implements Verb {
  @Override
  public About about() {
    return new About(
            "status",
            "",
            About.Argument.NONE,
            "the target's live patches",
            List.of(":status", ":st"))
        .briefly("st");
  }

  @Override
  public Response run(ReplSession session, String argument) {
    return new Response.Shown(StateView.status(session.current()));
  }
}
