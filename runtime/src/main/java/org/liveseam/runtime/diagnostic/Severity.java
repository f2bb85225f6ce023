package org.liveseam.runtime.diagnostic;

/** How much a diagnostic weighs: an error stops before the first effect, a warning never does. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
