package org.liveseam.runtime.process.task;

import java.util.List;

/**
 * What a look at one thread's stack said.
 *
 * @param found for {@link Kind#INSIDE} the address that was found
 * @param callers where it was called from, innermost first, as far as that is certain; not all
 */
public record Verdict(Kind kind, long found, List<Long> callers) {
  public static final Verdict UNSEEN = new Verdict(Kind.UNSEEN, 0);
  public static final Verdict RUNNING = new Verdict(Kind.RUNNING, 0);
  public static final Verdict CLEAR = new Verdict(Kind.CLEAR, 0);
  static final Verdict GONE = new Verdict(Kind.GONE, 0);
  static final Verdict OTHER_STACK = new Verdict(Kind.OTHER_STACK, 0);
  public static final Verdict SIGNAL_BLOCKED = new Verdict(Kind.SIGNAL_BLOCKED, 0);
  static final Verdict SPAWNING = new Verdict(Kind.SPAWNING, 0);
  public static final Verdict NO_ANSWER = new Verdict(Kind.NO_ANSWER, 0);

  /** Kinds of it. */
  public enum Kind {
    /** Nobody has looked yet. */
    UNSEEN,
    /** Nothing that was looked for. */
    CLEAR,
    /** Its next instruction, or a word of its stack, is in a range. */
    INSIDE,
    /** It runs, so that nobody but itself can look. */
    RUNNING,
    /** It runs on a stack that is not its own: nobody knows what else is below. */
    OTHER_STACK,
    /** It waits for a child that uses its stack: nobody knows where that is. */
    SPAWNING,
    /** It runs and does not take the engine's signal. */
    SIGNAL_BLOCKED,
    /** It was sent the signal and has not answered in time. */
    NO_ANSWER,
    /** It has ended. */
    GONE
  }

  public Verdict {
    callers = List.copyOf(callers);
  }

  private Verdict(Kind kind, long found) {
    this(kind, found, List.of());
  }

  static Verdict inside(long found) {
    return new Verdict(Kind.INSIDE, found);
  }

  /** Whether it can no longer stand in the way. */
  public boolean isClear() {
    return kind == Kind.CLEAR || kind == Kind.GONE;
  }
}
