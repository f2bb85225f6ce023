package org.liveseam.language.library;

/** Asked again and again by what waits. */
@FunctionalInterface
public interface Pulse {
  /** How often, at least. */
  java.time.Duration STEP = java.time.Duration.ofMillis(20);

  /**
   * Returns if the wait goes on; throws if it shall end, which whoever waits cleans up behind and
   * lets through.
   */
  void check();
}
