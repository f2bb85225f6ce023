package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.repl.view.PlanView;

/** {@code :plan}. */
final class PlanVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "plan",
        "[NAME...]",
        About.Argument.DECLARED,
        "what applying the declared patches would do",
        List.of(":plan", ":plan hide_cmdline"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    var patches = Named.declared(session, argument);
    var plan = session.sessionFor(patches).plan(patches);
    return plan.errors().isEmpty()
        ? new Response.Shown(new PlanView(plan))
        : new Response.Failed(plan.diagnostics());
  }
}
