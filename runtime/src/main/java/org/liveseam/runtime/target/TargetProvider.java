package org.liveseam.runtime.target;

import java.util.List;

/** Opens the targets of one scheme; found by {@link java.util.ServiceLoader}. */
public interface TargetProvider {
  /** The word before the colon in a {@link TargetSpec}. */
  String scheme();

  /** One line for help texts. */
  String summary();

  /** What this machine has and lacks for this scheme; says all, not only what is missing. */
  List<Requirement> requirements();

  /**
   * Whether what it opens is made for the one who opens it and ends with them. Only on such a
   * target may things be tried out: nobody else is hurt when they go wrong.
   */
  default boolean throwAway() {
    return false;
  }

  /** Opens a target; what it needs and does not find is a diagnostic that names the fix. */
  Connection open(TargetSpec spec, OpenContext context);
}
