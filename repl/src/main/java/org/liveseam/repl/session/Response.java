package org.liveseam.repl.session;

import java.util.List;
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

  /** The terminal is asked for what was typed before. */
  record HistoryWanted() implements Response {}

  /** The conversation is to end. */
  record Leaving() implements Response {}
}
