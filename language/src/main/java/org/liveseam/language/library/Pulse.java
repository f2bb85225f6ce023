package org.liveseam.language.library;

import java.time.Duration;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Asked again and again by what waits. */
@FunctionalInterface
public interface Pulse {
  /** How often, at least. */
  Duration STEP = Duration.ofMillis(20);

  /**
   * Returns if the wait goes on; throws if it shall end, which whoever waits cleans up behind and
   * lets through.
   */
  void check();

  /**
   * For a wait that was interrupted: what interrupted it may tell itself by {@link #check}, and is
   * otherwise a host program that wants the script to stop.
   */
  default DiagnosticException interrupted() {
    Thread.currentThread().interrupt();
    check();
    return Diagnostic.of(ScriptErrors.CANCELLED).raise();
  }
}
