package org.liveseam.repl.session.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.FunctionSource.Function;
import org.liveseam.repl.session.Lines;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.runtime.diagnostic.DidYouMean;

/** {@code :doc}. */
final class DocVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "doc",
        "NAME",
        About.Argument.NAME,
        "what is known of a name: of the library, of the target's functions",
        List.of(":doc apply", ":doc json.read", ":doc cmdline_proc_show"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    if (argument.isEmpty()) {
      return new Response.Misused(":doc takes a name");
    }
    Optional<String> text = Seam.documentation(argument);
    if (text.isPresent()) {
      return new Response.Shown(Lines.of(text.get()));
    }
    List<Function> found = session.functions().named(argument);
    if (!found.isEmpty()) {
      var lines = new ArrayList<String>();
      found.forEach(function -> lines.add(SearchVerb.line(function)));
      return new Response.Shown(new Lines(lines));
    }
    String question = DidYouMean.question(DidYouMean.of(argument, session.seam().names(), 2));
    return new Response.Misused(
        "nothing is known of `" + argument + "`" + (question.isEmpty() ? "" : "; " + question));
  }
}
