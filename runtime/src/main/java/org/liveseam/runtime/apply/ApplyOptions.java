package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.Optional;

/**
 * @param patience replaces what the patches say about waiting
 * @param confirmed whether patches of others may be taken back by {@code replaces all}
 */
public record ApplyOptions(Optional<Duration> patience, boolean confirmed) {
  /** What the patches say; nothing of others is touched. */
  public static final ApplyOptions USUAL = new ApplyOptions(Optional.empty(), false);
}
