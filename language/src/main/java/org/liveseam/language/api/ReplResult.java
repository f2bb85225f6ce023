package org.liveseam.language.api;

import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** The answer to one input of a conversation. */
public sealed interface ReplResult {

  /**
   * The input stops in the middle; ask for more lines and send all of them together.
   *
   * @param what is still open, for the prompt: a brace, a string, an expression
   */
  record Incomplete(String what) implements ReplResult {}

  /**
   * The input has a value.
   *
   * @param rendered as one would write it
   * @param type its type's name
   */
  record Value(String rendered, String type) implements ReplResult {}

  /** The input was carried out and has no value to show. */
  record Nothing() implements ReplResult {}

  /** The input is wrong or failed. What it did before it failed stays done. */
  record Failed(List<Diagnostic> diagnostics) implements ReplResult {
    public Failed {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
