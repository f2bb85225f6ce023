package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.repl.view.CodeView;
import org.liveseam.runtime.diagnostic.Catalogue;

/** {@code :explain}. */
final class ExplainVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "explain",
        "CODE",
        About.Argument.ERROR_CODE,
        "cause, example and remedy of an error",
        List.of(":explain E1003"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    return Catalogue.find(argument)
        .<Response>map(code -> new Response.Shown(new CodeView(code)))
        .orElseGet(() -> new Response.Misused("no error code `" + argument + "`"));
  }
}
