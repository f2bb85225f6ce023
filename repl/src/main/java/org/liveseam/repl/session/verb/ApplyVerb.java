package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.runtime.apply.ApplyOptions;

/** {@code :apply}. */
final class ApplyVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "apply",
        "[NAME...]",
        About.Argument.DECLARED,
        "apply declared patches",
        List.of(":apply", ":apply hide_cmdline"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    var patches = Named.declared(session, argument);
    return ReplSession.told(session.sessionFor(patches).apply(patches, ApplyOptions.USUAL));
  }
}
