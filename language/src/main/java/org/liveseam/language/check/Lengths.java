package org.liveseam.language.check;

import java.util.Optional;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PipelineErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.model.Consistency;

/** How long something may take, or shall; the same rules before a script runs and while it does. */
public final class Lengths {
  private Lengths() {}

  /**
   * What is wrong with it.
   *
   * @param what for instance {@code the deadline}
   * @param of for instance <code>stage `live`</code>
   */
  public static Optional<Diagnostic> check(String what, String of, Object value) {
    if (!(value instanceof SeamDuration duration)) {
      return Optional.of(
          Diagnostic.of(
              ScriptErrors.WRONG_TYPE, what + " of " + of, "a duration", Values.aType(value)));
    }
    String wrong = "";
    if (duration.length().isZero() || duration.length().isNegative()) {
      wrong = "leaves no time: " + duration.render();
    } else if (duration.length().compareTo(Consistency.LONGEST_WAIT) > 0) {
      wrong = "is longer than " + Consistency.LONGEST_WAIT.toDays() + " days";
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(Diagnostic.of(PipelineErrors.BAD_LENGTH, what, of, wrong));
  }
}
