package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number of bytes; compares by number alone.
 *
 * <p>It prints in the largest unit that is exact and not larger than the one it was written in.
 */
public final class SeamSize extends SeamScalar implements Comparable<SeamSize>, Members {
  private static final Set<String> MEMBERS = Set.of("bytes");
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private final long bytes;
  private final int unit;

  /**
   * @param bytes any number; differences may be negative
   * @param unit index of the unit it was written in: 0 for B, 1 for KiB and so on
   */
  public SeamSize(long bytes, int unit) {
    this.bytes = bytes;
    this.unit = unit;
  }

  /** With the unit that {@code written} ends in. */
  public static SeamSize written(long bytes, String written) {
    for (int i = UNITS.length - 1; i > 0; i--) {
      if (written.endsWith(UNITS[i])) {
        return new SeamSize(bytes, i);
      }
    }
    return new SeamSize(bytes, 0);
  }

  public long bytes() {
    return bytes;
  }

  public int unit() {
    return unit;
  }

  @Override
  public @Nullable Object member(String name) {
    return name.equals("bytes") ? bytes : null;
  }

  @Override
  public Set<String> members() {
    return MEMBERS;
  }

  @Override
  public String type() {
    return "size";
  }

  @Override
  @TruffleBoundary
  public String render() {
    int i = unit;
    while (i > 0 && bytes % (1L << (10 * i)) != 0) {
      i--;
    }
    return (bytes >> (10 * i)) + UNITS[i];
  }

  @Override
  public int compareTo(SeamSize other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeamSize that && that.bytes == bytes;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bytes);
  }
}
