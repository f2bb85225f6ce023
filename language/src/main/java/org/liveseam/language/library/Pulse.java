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

  /** A host program that interrupts the script's thread wants it to stop. */
  static DiagnosticException interrupted() {
    Thread.currentThread().interrupt();
    return Diagnostic.of(ScriptErrors.CANCELLED).raise();
  }
}
