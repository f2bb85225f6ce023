package org.liveseam.repl.session.verb;

import java.time.Duration;
import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :time}. */
final class TimeVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "time",
        "INPUT",
        About.Argument.INPUT,
        "carry an input out and tell how long it took",
        List.of(":time score(20)", ":time :apply hide_cmdline"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    if (argument.isEmpty()) {
      return new Response.Misused(":time takes an input");
    }
    long began = System.nanoTime();
    Response inner = session.carryOut(Verbs.read(argument));
    return new Response.Timed(inner, Duration.ofNanos(System.nanoTime() - began));
  }
}
