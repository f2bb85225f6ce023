package org.liveseam.runtime.apply;

import java.util.List;

/**
 * What a call changed.
 *
 * @param changed names of patches that were applied, re-patched or reverted
 * @param unchanged names of patches that were already as asked for
 */
public record Outcome(List<String> changed, List<String> unchanged) {
  public Outcome {
    changed = List.copyOf(changed);
    unchanged = List.copyOf(unchanged);
  }
}
