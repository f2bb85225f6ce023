package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :reload}. */
final class ReloadVerb implements Verb {
  @Override
  public About about() {
    return new About(
            "reload",
            "",
            About.Argument.NONE,
            "carry the loaded files out again, as they are now",
            List.of(":load fixes.seam", ":reload"))
        .saying("Stops at the first one that fails. What is applied stays as it is.");
  }

  @Override
  public Response run(ReplSession session, String argument) {
    List<String> files = session.loaded();
    if (files.isEmpty()) {
      return new Response.Misused("no file was loaded; :load FILE does");
    }
    Response last = new Response.Done();
    for (String file : files) {
      last = session.load(file);
      if (last.isFailure()) {
        return last;
      }
    }
    return last;
  }
}
