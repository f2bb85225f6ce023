package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;

/** {@code :undo}. */
final class UndoVerb implements Verb {
  @Override
  public About about() {
    return new About(
            "undo", "N", About.Argument.EFFECT, "do the opposite of effect N", List.of(":undo 1"))
        .saying(
            "Numbers are those of :effects. The undoing is an effect with a number of its own.");
  }

  @Override
  public Response run(ReplSession session, String argument) {
    if (!argument.matches("\\d{1,9}")) {
      return new Response.Misused(":undo takes the number of an effect; :effects lists them");
    }
    int number = Integer.parseInt(argument);
    return session
        .undo(number)
        .orElseThrow(
            () ->
                Diagnostic.of(StateErrors.NO_EFFECT, number)
                    .help("there are " + session.effects().size() + " effects so far")
                    .raise());
  }
}
