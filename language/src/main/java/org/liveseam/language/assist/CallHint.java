package org.liveseam.language.assist;

import java.util.List;

/**
 * A call that is being written.
 *
 * @param function its name
 * @param parameters as they are declared, {@code wait = null}
 * @param active the one that is next; equal to their number if there are too many arguments
 * @param doc of the function; may be empty
 */
public record CallHint(String function, List<String> parameters, int active, String doc) {
  public CallHint {
    parameters = List.copyOf(parameters);
  }

  /** {@code apply(what, wait = null, on = null)}. */
  public String label() {
    return function + "(" + String.join(", ", parameters) + ")";
  }
}
