package org.liveseam.runtime.apply;

import java.time.Duration;

/** Durations as people read them. */
public final class Durations {
  private Durations() {}

  /** {@code 250 ms}, {@code 1.5 s}, {@code 2 min}: rounded to what is of interest. */
  public static String words(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 120_000) {
      return millis % 1000 == 0
          ? millis / 1000 + " s"
          : String.format(java.util.Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return millis / 60_000
        + " min"
        + (millis / 1000 % 60 == 0 ? "" : " " + millis / 1000 % 60 + " s");
  }
}
