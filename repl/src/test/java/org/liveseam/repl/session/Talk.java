package org.liveseam.repl.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.language.api.Grants;
import org.liveseam.repl.session.verb.Verbs;
import org.liveseam.repl.view.Theme;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.target.TargetSpec;

/** A conversation for tests; every answer as text. */
public final class Talk implements AutoCloseable {
  public final List<Event> events = new ArrayList<>();
  public final ReplSession session;

  /**
   * @param target empty for what the inputs are for
   */
  public Talk(Path home, String target) {
    session =
        new ReplSession(
            target.isEmpty() ? Optional.empty() : Optional.of(TargetSpec.parse(target)),
            events::add,
            home.resolve("cache"),
            false,
            false,
            Grants.NONE);
  }

  public Response answer(String input) {
    return session.submit(Verbs.read(input));
  }

  /** A value, what is shown, or {@code CODE text} and {@code misused: text} for failures. */
  public String say(String input) {
    return text(answer(input));
  }

  private static String text(Response response) {
    return switch (response) {
      case Response.Value value -> value.rendered();
      case Response.Shown shown -> shown.view().text(Theme.PLAIN);
      case Response.Failed failed -> failed(failed.diagnostics().getFirst());
      case Response.Misused misused -> "misused: " + misused.message();
      case Response.Done done -> "";
      case Response.Timed timed -> text(timed.inner()) + " in time";
      case Response.Followed followed ->
          text(followed.inner()) + "\n" + followed.then().text(Theme.PLAIN);
      default -> response.toString();
    };
  }

  private static String failed(Diagnostic diagnostic) {
    return diagnostic.code().id() + " " + diagnostic.message();
  }

  @Override
  public void close() {
    session.close();
  }
}
