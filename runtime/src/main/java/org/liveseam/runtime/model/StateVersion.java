package org.liveseam.runtime.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A state of the patched system and the version of it that a patch understands
 * (Documentation/livepatch/system-state.rst).
 *
 * @param id the author's number, from 1
 * @param version from 1; a patch understands its own and all before
 */
public record StateVersion(long id, int version) {
  private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,18}):([1-9]\\d{0,9})");

  public StateVersion {
    if (id < 1 || version < 1) {
      throw new IllegalArgumentException("state " + id + " version " + version);
    }
  }

  /** {@code 7:2,9:1}; empty for none. */
  static String write(List<StateVersion> states) {
    return states.stream()
        .map(state -> state.id + ":" + state.version)
        .collect(Collectors.joining(","));
  }

  /** What {@link #write} wrote; empty if it cannot have been. */
  static Optional<List<StateVersion>> read(String text) {
    try {
      return Optional.of(Arrays.stream(text.split(",", -1)).map(StateVersion::one).toList());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static StateVersion one(String text) {
    var matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no state: " + text);
    }
    return new StateVersion(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }
}
