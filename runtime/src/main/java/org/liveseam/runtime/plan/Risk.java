package org.liveseam.runtime.plan;

/** How much there is to look at before a function is patched. */
public enum Risk {
  /** Everything was seen, and nothing else is touched. */
  LOW,
  /** Something could not be seen, or comes later. */
  MEDIUM,
  /** Another patch loses its effect. */
  HIGH;

  public String words() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
