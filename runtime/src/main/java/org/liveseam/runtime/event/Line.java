package org.liveseam.runtime.event;

/**
 * A line of a target's log; for the kernel a record of {@code /dev/kmsg}.
 *
 * @param sequence grows by at least one from line to line
 * @param micros time since boot
 * @param level 0 emergency to 7 debug, as syslog counts
 */
public record Line(long sequence, long micros, int level, String text) {
  /** Whether it tells of trouble in the kernel itself: a warning with a stack, an oops, a bug. */
  public boolean isTrouble() {
    return text.startsWith("WARNING: ")
        || text.startsWith("BUG: ")
        || text.startsWith("Oops: ")
        || text.startsWith("kernel BUG at ")
        || text.startsWith("general protection fault")
        || text.startsWith("INFO: task ")
        || text.startsWith("rcu: INFO: ");
  }
}
