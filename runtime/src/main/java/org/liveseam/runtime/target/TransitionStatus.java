package org.liveseam.runtime.target;

import java.util.List;

/**
 * How far one patch is.
 *
 * @param present whether the target lists the patch at all
 * @param enabled which way it goes, or stands
 * @param inTransition whether tasks are still to switch
 * @param tasksLeft how many; -1 if this process may not see
 * @param blockers some of them
 */
public record TransitionStatus(
    boolean present, boolean enabled, boolean inTransition, int tasksLeft, List<Blocker> blockers) {
  /** A patch that the target does not list. */
  public static final TransitionStatus ABSENT =
      new TransitionStatus(false, false, false, 0, List.of());

  public TransitionStatus {
    blockers = List.copyOf(blockers);
  }

  /** Nothing is under way any more and the patch is as asked for. */
  public boolean settled(boolean wanted) {
    return wanted ? present && enabled && !inTransition : !present || (!enabled && !inTransition);
  }

  /**
   * A task that has not switched.
   *
   * @param where what holds it, for instance {@code in score+0x1a, called from main+0x40}; empty if
   *     the target does not tell
   */
  public record Blocker(int tid, String comm, String where) {
    /** A blocker of which nothing more is known. */
    public Blocker(int tid, String comm) {
      this(tid, comm, "");
    }

    @Override
    public String toString() {
      return comm + "/" + tid + (where.isEmpty() ? "" : " (" + where + ")");
    }
  }
}
