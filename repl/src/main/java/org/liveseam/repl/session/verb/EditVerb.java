package org.liveseam.repl.session.verb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :edit}. */
final class EditVerb implements Verb {
  @Override
  public About about() {
    return new About(
            "edit",
            "[FILE]",
            About.Argument.FILE,
            "change the last input, or a file, in $VISUAL or $EDITOR, then carry it out",
            List.of(":edit", ":edit fixes.seam"))
        .saying("A text that was not changed, and an editor that fails, carry nothing out.");
  }

  @Override
  public Response run(ReplSession session, String argument) {
    return new Response.EditWanted(
        argument.isEmpty() ? Optional.empty() : Optional.of(Path.of(argument)));
  }
}
