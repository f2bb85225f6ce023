package org.liveseam.repl.session.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.FunctionSource.Function;
import org.liveseam.repl.session.Lines;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;

/** {@code :search}. */
final class SearchVerb implements Verb {
  private static final int MOST = 100;

  @Override
  public About about() {
    return new About(
            "search",
            "PATTERN [OBJECT]",
            About.Argument.FUNCTION,
            "functions of the target, and whether they can be patched",
            List.of(":search tcp_*", ":search *_show zram"))
        .saying(
            "`*` stands for any characters, `?` for one. Without an object: the kernel itself, and"
                + " the\n"
                + "libraries that this process has loaded; a module is searched by its name.");
  }

  @Override
  public Response run(ReplSession session, String argument) {
    String[] parts = argument.split("\\s+", 3);
    if (argument.isEmpty() || parts.length > 2) {
      return new Response.Misused(
          ":search takes a pattern such as tcp_*, and an object if you want");
    }
    Optional<String> object = parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
    List<Function> found = session.functions().matching(parts[0], object, MOST + 1);
    if (found.isEmpty()) {
      return new Response.Shown(new Lines(List.of("no function matches " + parts[0])));
    }
    var lines = new ArrayList<String>();
    found.stream().limit(MOST).forEach(function -> lines.add(line(function)));
    if (found.size() > MOST) {
      lines.add("and more; a longer pattern finds fewer");
    }
    return new Response.Shown(new Lines(lines));
  }

  static String line(Function function) {
    String where = function.object() + "  " + function.declaration().orElse(function.name());
    return function.unpatchable().map(why -> where + "  not patchable: " + why).orElse(where);
  }
}
