package org.liveseam.repl.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.liveseam.repl.view.View;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** The answer to one {@link Request}. */
public sealed interface Response {

  /** The input stops in the middle; {@code what} is still open. */
  record Incomplete(String what) implements Response {}

  /** A value, as one would write it. */
  record Value(String rendered, String type) implements Response {}

  /** Done, with nothing to show. */
  record Done() implements Response {}

  /** Something to show. */
  record Shown(View view) implements Response {}

  /** The input is wrong or failed. */
  record Failed(List<Diagnostic> diagnostics) implements Response {
    public Failed {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** The command is wrong. */
  record Misused(String message) implements Response {}

  /** Another answer, and how long it took. */
  record Timed(Response inner, Duration took) implements Response {}

  /** Another answer, and what somebody who looks on says to it. */
  record Followed(Response inner, View then) implements Response {}

  /** The terminal is asked for what was typed before. */
  record HistoryWanted() implements Response {}

  /** The terminal is asked to show the target's patches as they change, or to stop that. */
  record WatchWanted() implements Response {}

  /**
   * The terminal is asked to let the user change a text, and to carry out what comes of it.
   *
   * @param file what to change; empty for the last input
   */
  record EditWanted(Optional<Path> file) implements Response {}

  /** The conversation is to end. */
  record Leaving() implements Response {}

  /** Whether the input was wrong or failed. */
  default boolean isFailure() {
    return switch (this) {
      case Failed failed -> true;
      case Misused misused -> true;
      case Timed timed -> timed.inner().isFailure();
      case Followed followed -> followed.inner().isFailure();
      default -> false;
    };
  }
}
