package org.liveseam.repl.session.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.Lines;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Request;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.repl.view.HelpView;

/** {@code :help}. */
final class HelpVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "help",
        "[COMMAND]",
        About.Argument.COMMAND,
        "what can be typed here",
        List.of(":help", ":help undo"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    if (argument.isEmpty()) {
      return new Response.Shown(
          new HelpView(
              Verbs.all().stream()
                  .map(Verb::about)
                  .map(about -> Map.entry(about.line(), about.summary()))
                  .toList()));
    }
    String word = argument.startsWith(":") ? argument : ":" + argument;
    return switch (Verbs.read(word)) {
      case Request.Command command -> new Response.Shown(page(command.verb().about()));
      case Request.Unknown unknown -> new Response.Misused(unknown.message());
      case Request.Code code -> throw new IllegalStateException("a colon that is none: " + word);
    };
  }

  private static Lines page(About about) {
    var lines = new ArrayList<String>();
    lines.add(about.line());
    lines.add("  " + about.summary());
    about.details().lines().forEach(line -> lines.add("  " + line));
    lines.add("Examples:");
    about.examples().forEach(example -> lines.add("  " + example));
    return new Lines(lines);
  }
}
