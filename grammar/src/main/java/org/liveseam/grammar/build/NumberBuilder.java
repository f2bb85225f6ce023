package org.liveseam.grammar.build;

import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.tree.Expression;

/** Integers, floats, durations and sizes, from the one token they all are. */
final class NumberBuilder {
  private static final Pattern INTEGER = Pattern.compile("[0-9]+(_[0-9]+)*");
  private static final Pattern RADIX =
      Pattern.compile("0([xX])([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)|0([bB])([01]+(?:_[01]+)*)");
  private static final Pattern FLOAT =
      Pattern.compile("[0-9]+(_[0-9]+)*\\.[0-9]+(_[0-9]+)*([eE][+-]?[0-9]+)?");
  private static final Pattern SUFFIXED =
      Pattern.compile("([0-9]+(?:_[0-9]+)*(?:\\.[0-9]+(?:_[0-9]+)*)?)([A-Za-z][A-Za-z0-9_]*)");

  private static final Map<String, ChronoUnit> DURATIONS =
      Map.of(
          "ns", ChronoUnit.NANOS,
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  /** Binary units alone: what KB means depends on whom one asks. */
  private static final Map<String, Integer> SIZES =
      Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);

  private final TreeBuilder tree;

  NumberBuilder(TreeBuilder tree) {
    this.tree = tree;
  }

  /** A number with the minus in front of it, if there is one. */
  Expression number(String token, boolean negative, Span span) {
    String written = (negative ? "-" : "") + token;
    if (INTEGER.matcher(token).matches()) {
      return integer(new BigInteger(digits(token)), negative, written, span);
    }
    Matcher radix = RADIX.matcher(token);
    if (radix.matches()) {
      BigInteger value =
          radix.group(1) != null
              ? new BigInteger(digits(radix.group(2)), 16)
              : new BigInteger(digits(radix.group(4)), 2);
      return integer(value, negative, written, span);
    }
    if (FLOAT.matcher(token).matches()) {
      return floating(written, span);
    }
    Matcher suffixed = SUFFIXED.matcher(token);
    boolean radixPrefix =
        token.length() > 2 && token.charAt(0) == '0' && "xXbB".indexOf(token.charAt(1)) >= 0;
    if (radixPrefix || !suffixed.matches()) {
      return wrong(Kind.BAD_NUMBER, span, token);
    }
    return suffixed(suffixed.group(1), suffixed.group(2), negative, span);
  }

  private Expression suffixed(String number, String suffix, boolean negative, Span span) {
    String written = (negative ? "-" : "") + number + suffix;
    boolean whole = INTEGER.matcher(number).matches();
    ChronoUnit unit = DURATIONS.get(suffix);
    Integer shift = SIZES.get(suffix);
    BigInteger value = whole ? new BigInteger((negative ? "-" : "") + digits(number)) : null;
    try {
      if (value != null && unit != null) {
        return new Expression.DurationLiteral(
            Duration.of(value.longValueExact(), unit), written, span);
      }
      if (value != null && shift != null) {
        return new Expression.SizeLiteral(value.shiftLeft(shift).longValueExact(), written, span);
      }
      return wrong(Kind.BAD_NUMBER_SUFFIX, span, suffix, number);
    } catch (ArithmeticException tooLarge) {
      return wrong(Kind.INTEGER_TOO_LARGE, span, written);
    }
  }

  private Expression integer(BigInteger value, boolean negative, String written, Span span) {
    BigInteger signed = negative ? value.negate() : value;
    return signed.bitLength() < Long.SIZE
        ? new Expression.IntegerLiteral(signed.longValueExact(), span)
        : wrong(Kind.INTEGER_TOO_LARGE, span, written);
  }

  private Expression floating(String written, Span span) {
    double value = Double.parseDouble(digits(written));
    return Double.isInfinite(value)
        ? wrong(Kind.INTEGER_TOO_LARGE, span, written)
        : new Expression.FloatLiteral(value, span);
  }

  private Expression wrong(Kind kind, Span span, String... arguments) {
    tree.report(kind, span, arguments);
    return new Expression.IntegerLiteral(0, span); // the problem keeps it from being used
  }

  private static String digits(String written) {
    return written.replace("_", "");
  }
}
