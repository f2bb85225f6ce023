package org.liveseam.repl.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.grammar.Completeness;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.Signals;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.verb.Verbs;
import org.liveseam.repl.view.Durations;
import org.liveseam.repl.view.Output;
import org.liveseam.repl.view.Theme;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.Source;

/**
 * A conversation without a terminal: no prompt, no banner, no escape codes. It stops at the first
 * error and then takes back what it applied.
 */
public final class PipeShell {
  private final ReplSession session;
  private final Streams streams;
  private final Output out;

  public PipeShell(ReplSession session, Streams streams, Output out) {
    this.session = session;
    this.streams = streams;
    this.out = out;
  }

  /** Reads until the input ends, something fails, or a signal comes. */
  public ExitCode run() {
    try (var lines = new InputLines(streams.in());
        Signals signals =
            Signals.running(
                "stopping; what was applied is taken back first",
                () -> {
                  session.cancel();
                  lines.stop();
                },
                streams.err())) {
      try {
        ExitCode exit = talk(lines);
        if (!signals.received()) {
          return exit;
        }
        takeBack(List.of());
        return signals.exit();
      } catch (DiagnosticException e) {
        if (signals.received() && e.exit() != ExitCode.NOT_ROLLED_BACK) {
          throw new DiagnosticException(e.diagnostics(), signals.exit());
        }
        throw e;
      }
    }
  }

  private ExitCode talk(InputLines lines) {
    var input = new StringBuilder();
    try {
      Optional<String> line;
      while ((line = lines.next()).isPresent()) {
        input.append(line.get()).append('\n');
        if (unfinished(input.toString())) {
          continue;
        }
        Response response = session.submit(Verbs.read(input.toString()));
        input.setLength(0);
        if (response instanceof Response.Leaving) {
          return ExitCode.DONE;
        }
        Optional<String> message = misuse(response);
        if (message.isPresent()) {
          streams.err().println("error: " + message.get());
          takeBack(List.of());
          return ExitCode.USAGE;
        }
        show(response);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (lines.stopped()) {
      return ExitCode.DONE; // what was begun is not the user's mistake
    }
    if (!input.toString().isBlank()) {
      fail(problems(input.toString()));
    }
    return ExitCode.DONE;
  }

  /** Why it is no input for a pipe; empty if it is one. */
  private static Optional<String> misuse(Response response) {
    return switch (response) {
      case Response.Misused misused -> Optional.of(misused.message());
      case Response.Timed timed -> misuse(timed.inner());
      case Response.Followed followed -> misuse(followed.inner());
      case Response.WatchWanted watch -> Optional.of(":watch needs a terminal; see :status");
      case Response.EditWanted edit -> Optional.of(":edit needs a terminal");
      default -> Optional.empty();
    };
  }

  private static boolean unfinished(String text) {
    return !text.stripLeading().startsWith(":")
        && org.liveseam.grammar.Seam.parse(text).completeness() instanceof Completeness.Incomplete;
  }

  private void show(Response response) {
    switch (response) {
      case Response.Value value -> streams.out().println(value.rendered());
      case Response.Shown shown -> streams.out().print(shown.view().text(Theme.PLAIN));
      case Response.Failed failed -> fail(failed.diagnostics());
      case Response.Incomplete incomplete ->
          throw new IllegalStateException("the parser took what the language finds incomplete");
      case Response.Timed timed -> {
        show(timed.inner());
        out.remark("took " + Durations.rough(timed.took()));
      }
      case Response.Followed followed -> {
        show(followed.inner());
        streams.out().print(followed.then().text(Theme.PLAIN));
      }
      case Response.Misused misused -> {}
      case Response.WatchWanted watch -> {}
      case Response.EditWanted edit -> {}
      case Response.HistoryWanted wanted -> out.remark("there is no history in a pipe");
      case Response.Done done -> {}
      case Response.Leaving leaving -> {}
    }
  }

  private static List<Diagnostic> problems(String unfinished) {
    return Seam.check(new Source("<standard input>", unfinished), Path.of("").toAbsolutePath())
        .diagnostics();
  }

  private void fail(List<Diagnostic> diagnostics) {
    takeBack(diagnostics);
    throw new DiagnosticException(diagnostics);
  }

  /**
   * Reverts what is in effect.
   *
   * @param cause why; told together with what cannot be reverted
   */
  private void takeBack(List<Diagnostic> cause) {
    List<String> open = session.passingEffects();
    if (open.isEmpty()) {
      return;
    }
    if (session.revertPassing() instanceof Response.Failed failed) {
      var all = new ArrayList<>(cause);
      all.addAll(failed.diagnostics());
      throw new DiagnosticException(all, ExitCode.NOT_ROLLED_BACK);
    }
    out.remark("taken back: " + String.join(", ", open));
  }
}
