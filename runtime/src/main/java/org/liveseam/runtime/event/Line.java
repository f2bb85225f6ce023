package org.liveseam.runtime.event;

/**
 * A line of a target's log; for the kernel a record of {@code /dev/kmsg}.
 *
 * @param sequence grows by at least one from line to line
 * @param micros time since boot
 * @param level 0 emergency to 7 debug, as syslog counts
 */
public record Line(long sequence, long micros, int level, String text) {
  /**
   * Whether it tells of trouble in the kernel itself: a warning, an oops, a bug, or the stack that
   * is dumped with all of them and by itself (lib/dump_stack.c; arm64 writes {@code Call trace:}).
   */
  public boolean isTrouble() {
    return text.strip().equalsIgnoreCase("Call Trace:")
        || text.startsWith("WARNING: ")
        || text.startsWith("BUG: ")
        || text.startsWith("Oops: ")
        || text.startsWith("kernel BUG at ")
        || text.startsWith("Internal error: ")
        || text.startsWith("Kernel panic")
        || text.startsWith("Unable to handle kernel")
        || text.startsWith("watchdog: BUG: ")
        || text.startsWith("general protection fault")
        || text.startsWith("INFO: task ")
        || text.startsWith("rcu: INFO: ");
  }
}
