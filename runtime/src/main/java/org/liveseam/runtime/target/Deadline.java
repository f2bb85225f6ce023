package org.liveseam.runtime.target;

import java.time.Duration;

/** A moment by which something must be done. Every wait has one. */
public final class Deadline {
  private final Clock clock;
  private final long at;
  private final Duration length;

  private Deadline(Clock clock, Duration length) {
    this.clock = clock;
    this.length = length;
    this.at = clock.nanos() + nanos(length);
  }

  /** Half of what a long holds: two moments must be told apart whatever the clock says. */
  private static long nanos(Duration length) {
    Duration longest = Duration.ofNanos(Long.MAX_VALUE / 2);
    return (length.compareTo(longest) < 0 ? length : longest).toNanos();
  }

  /** A length beyond 146 years is cut to that. */
  public static Deadline in(Duration length) {
    return in(length, Clock.SYSTEM);
  }

  public static Deadline in(Duration length, Clock clock) {
    return new Deadline(clock, length);
  }

  /** What is left; zero when it has passed. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, at - clock.nanos()));
  }

  public boolean passed() {
    return at - clock.nanos() <= 0;
  }

  /** What was given, for messages. */
  public Duration length() {
    return length;
  }
}
