package org.liveseam.runtime.apply;

import java.time.Duration;
import java.util.Optional;
import org.liveseam.runtime.model.Consistency.StallPolicy;

/**
 * @param patience replaces what the patches say about waiting
 * @param confirmed whether patches of others may be taken back by {@code replaces all}
 * @param onStall replaces what the patches say about a transition that does not end in time
 */
public record ApplyOptions(
    Optional<Duration> patience, boolean confirmed, Optional<StallPolicy> onStall) {
  /** What the patches say; nothing of others is touched. */
  public static final ApplyOptions USUAL = new ApplyOptions(Optional.empty(), false);

  /** For bringing back what was in effect before: as patient, but with an end that is known. */
  static final ApplyOptions ENDING =
      new ApplyOptions(Optional.empty(), false, Optional.of(StallPolicy.REVERSE));

  public ApplyOptions(Optional<Duration> patience, boolean confirmed) {
    this(patience, confirmed, Optional.empty());
  }
}
