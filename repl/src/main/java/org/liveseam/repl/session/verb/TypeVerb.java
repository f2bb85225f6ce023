package org.liveseam.repl.session.verb;

import java.nio.file.Path;
import java.util.List;
import org.liveseam.language.api.ReplResult;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.Lines;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :type}. */
final class TypeVerb implements Verb {
  @Override
  public About about() {
    return new About(
            "type",
            "EXPRESSION",
            About.Argument.INPUT,
            "the type of an expression, without any effect",
            List.of(":type 2 * 10s", ":type plan"))
        .saying("The expression is evaluated where nothing may act; what acts is an error.");
  }

  @Override
  public Response run(ReplSession session, String argument) {
    if (argument.isEmpty()) {
      return new Response.Misused(":type takes an expression");
    }
    return switch (session.seam().peek(argument, Path.of("").toAbsolutePath())) {
      case ReplResult.Value value ->
          new Response.Shown(
              new Lines(List.of(value.type().equals("fn") ? value.rendered() : value.type())));
      case ReplResult.Nothing nothing -> new Response.Shown(new Lines(List.of("null")));
      case ReplResult.Incomplete incomplete -> new Response.Incomplete(incomplete.what());
      case ReplResult.Failed failed -> new Response.Failed(failed.diagnostics());
    };
  }
}
