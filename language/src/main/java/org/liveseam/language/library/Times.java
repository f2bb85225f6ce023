package org.liveseam.language.library;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamInstant;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.LibraryErrors;

/** Moments and durations as text. */
public final class Times {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern DURATION = Pattern.compile("(?:\\d{1,18}(?:ns|us|ms|s|m|h|d))+");
  private static final Pattern PART = Pattern.compile("(\\d+)([a-z]+)");

  private Times() {}

  /** ISO 8601 with an offset, or a date alone, whose first moment in UTC is meant. */
  public static SeamInstant moment(String text) {
    try {
      Instant moment =
          DATE.matches(text)
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).toInstant();
      return new SeamInstant(moment);
    } catch (DateTimeException e) {
      throw Diagnostic.of(LibraryErrors.TIME, Values.quote(text), "moment").raise();
    }
  }

  /** As in the language, or several parts: {@code 1h30m}. */
  public static SeamDuration duration(String text) {
    if (!DURATION.matches(text)) {
      throw noDuration(text);
    }
    Matcher part = PART.matcher(text);
    SeamDuration sum = null;
    try {
      while (part.find()) {
        SeamDuration.Unit unit = SeamDuration.Unit.of(part.group(2));
        var one = new SeamDuration(unit.length(), unit).times(Long.parseLong(part.group(1)));
        sum = sum == null ? one : sum.plus(one).in(unit);
      }
    } catch (ArithmeticException e) {
      throw noDuration(text);
    }
    if (sum == null) {
      throw new IllegalStateException("nothing in " + text);
    }
    return sum;
  }

  private static DiagnosticException noDuration(String text) {
    return Diagnostic.of(LibraryErrors.TIME, Values.quote(text), "duration").raise();
  }

  /**
   * A moment as text.
   *
   * @param pattern as {@link DateTimeFormatter} has them; empty for ISO 8601
   */
  public static String format(SeamInstant moment, String pattern, String zone) {
    ZonedDateTime time = in(moment, zone, "format");
    if (pattern.isEmpty()) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Diagnostic.of(
              LibraryErrors.PATTERN,
              Values.quote(pattern),
              "pattern of a time",
              String.valueOf(e.getMessage()))
          .raise();
    }
  }

  /** What a calendar and a clock show. */
  public static SeamRecord parts(SeamInstant moment, String zone) {
    ZonedDateTime time = in(moment, zone, "parts");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("year", (long) time.getYear());
    fields.put("month", (long) time.getMonthValue());
    fields.put("day", (long) time.getDayOfMonth());
    fields.put("hour", (long) time.getHour());
    fields.put("minute", (long) time.getMinute());
    fields.put("second", (long) time.getSecond());
    fields.put("nanosecond", (long) time.getNano());
    fields.put("weekday", (long) time.getDayOfWeek().getValue());
    fields.put("day_of_year", (long) time.getDayOfYear());
    fields.put(
        "offset",
        new SeamDuration(
            Duration.ofSeconds(time.getOffset().getTotalSeconds()), SeamDuration.Unit.HOURS));
    return new SeamRecord(fields);
  }

  private static ZonedDateTime in(SeamInstant moment, String zone, String function) {
    ZoneId place;
    try {
      place = ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw wrong("zone", function, "names no time zone: " + Values.quote(zone));
    }
    try {
      return moment.moment().atZone(place);
    } catch (DateTimeException e) {
      throw wrong("moment", function, "is in no year that has a number there");
    }
  }

  private static DiagnosticException wrong(String argument, String function, String why) {
    return Diagnostic.of(LibraryErrors.ARGUMENT, argument, function, why).raise();
  }
}
