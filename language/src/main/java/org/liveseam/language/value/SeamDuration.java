package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A length of time; compares by length alone.
 *
 * <p>It prints in the largest unit that is exact and not larger than the one it was written in, so
 * {@code 1500ms} and {@code 60s} stay as they are.
 */
@ExportLibrary(InteropLibrary.class)
public final class SeamDuration extends SeamScalar implements Comparable<SeamDuration> {
  private final Duration length;
  private final Unit unit;

  /** What it was to the host or language that it came from; null if it was made here. */
  private final @Nullable Object origin;

  public SeamDuration(Duration length, Unit unit) {
    this(length, unit, null);
  }

  SeamDuration(Duration length, Unit unit, @Nullable Object origin) {
    this.length = length;
    this.unit = unit;
    this.origin = origin;
  }

  @Nullable Object origin() {
    return origin;
  }

  /** With the unit that {@code written} ends in. */
  public static SeamDuration written(Duration length, String written) {
    return new SeamDuration(length, Unit.of(written));
  }

  public Duration length() {
    return length;
  }

  public Unit unit() {
    return unit;
  }

  @TruffleBoundary
  public SeamDuration plus(SeamDuration other) {
    return new SeamDuration(length.plus(other.length), larger(other));
  }

  @TruffleBoundary
  public SeamDuration minus(SeamDuration other) {
    return new SeamDuration(length.minus(other.length), larger(other));
  }

  @TruffleBoundary
  public SeamDuration times(long factor) {
    return new SeamDuration(length.multipliedBy(factor), unit);
  }

  @TruffleBoundary
  public SeamDuration dividedBy(long divisor) {
    return new SeamDuration(length.dividedBy(divisor), unit);
  }

  /** The same length, shown in a unit or smaller ones. */
  public SeamDuration in(Unit shown) {
    return new SeamDuration(length, shown);
  }

  private Unit larger(SeamDuration other) {
    return unit.compareTo(other.unit) >= 0 ? unit : other.unit;
  }

  @Override
  public String type() {
    return "duration";
  }

  @Override
  @TruffleBoundary
  public String render() {
    BigInteger nanos = nanos(length);
    BigInteger count = nanos;
    Unit best = Unit.NANOSECONDS;
    for (Unit candidate : Unit.values()) {
      BigInteger[] parts = nanos.divideAndRemainder(nanos(candidate.length));
      if (parts[1].signum() == 0 && candidate.compareTo(unit) <= 0) {
        best = candidate;
        count = parts[0];
      }
    }
    return count + best.suffix;
  }

  /** They need more than 64 bits: a duration has that many for its seconds. */
  private static BigInteger nanos(Duration length) {
    return BigInteger.valueOf(length.toSeconds())
        .multiply(BigInteger.valueOf(1_000_000_000))
        .add(BigInteger.valueOf(length.toNanosPart()));
  }

  @Override
  @TruffleBoundary
  public int compareTo(SeamDuration other) {
    return length.compareTo(other.length);
  }

  @Override
  @TruffleBoundary
  public boolean equals(Object other) {
    return other instanceof SeamDuration that && that.length.equals(length);
  }

  @Override
  @TruffleBoundary
  public int hashCode() {
    return length.hashCode();
  }

  @ExportMessage
  boolean isDuration() {
    return true;
  }

  @ExportMessage
  Duration asDuration() {
    return length;
  }

  /** What durations are written in, smallest first. */
  public enum Unit {
    NANOSECONDS("ns", Duration.ofNanos(1)),
    MICROSECONDS("us", Duration.ofNanos(1000)),
    MILLISECONDS("ms", Duration.ofMillis(1)),
    SECONDS("s", Duration.ofSeconds(1)),
    MINUTES("m", Duration.ofMinutes(1)),
    HOURS("h", Duration.ofHours(1)),
    DAYS("d", Duration.ofDays(1));

    private final String suffix;
    private final Duration length;

    Unit(String suffix, Duration length) {
      this.suffix = suffix;
      this.length = length;
    }

    /** How long one of it is. */
    public Duration length() {
      return length;
    }

    /** The one that a written duration ends in. */
    public static Unit of(String written) {
      String letters = written.replaceAll("[^a-z]", "");
      for (Unit unit : values()) {
        if (unit.suffix.equals(letters)) {
          return unit;
        }
      }
      throw new IllegalStateException("no unit in " + written);
    }
  }
}
