package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A moment, to the nanosecond; prints as ISO 8601 in UTC. */
@ExportLibrary(InteropLibrary.class)
public record SeamInstant(Instant moment) implements SeamValue, Comparable<SeamInstant> {

  /**
   * The moment that much later.
   *
   * @throws ArithmeticException if there is none
   */
  @TruffleBoundary
  public SeamInstant plus(SeamDuration length) {
    try {
      return new SeamInstant(moment.plus(length.length()));
    } catch (java.time.DateTimeException e) {
      throw overflow(e);
    }
  }

  /** The moment that much earlier; throws as {@link #plus}. */
  @TruffleBoundary
  public SeamInstant minus(SeamDuration length) {
    try {
      return new SeamInstant(moment.minus(length.length()));
    } catch (java.time.DateTimeException e) {
      throw overflow(e);
    }
  }

  private static ArithmeticException overflow(java.time.DateTimeException e) {
    var overflow = new ArithmeticException(e.getMessage());
    overflow.initCause(e);
    return overflow;
  }

  /** How long after another moment this one is; negative if it is before. */
  @TruffleBoundary
  public SeamDuration since(SeamInstant other) {
    return new SeamDuration(
        java.time.Duration.between(other.moment, moment), SeamDuration.Unit.SECONDS);
  }

  @Override
  public String type() {
    return "instant";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return moment.toString();
  }

  @Override
  @TruffleBoundary
  public int compareTo(SeamInstant other) {
    return moment.compareTo(other.moment);
  }

  @ExportMessage
  boolean isDate() {
    return true;
  }

  @ExportMessage
  @TruffleBoundary
  LocalDate asDate() {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  @ExportMessage
  boolean isTime() {
    return true;
  }

  @ExportMessage
  @TruffleBoundary
  LocalTime asTime() {
    return moment.atOffset(ZoneOffset.UTC).toLocalTime();
  }

  @ExportMessage
  boolean isTimeZone() {
    return true;
  }

  @ExportMessage
  ZoneId asTimeZone() {
    return ZoneOffset.UTC;
  }

  @ExportMessage
  Instant asInstant() {
    return moment;
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return render();
  }
}
