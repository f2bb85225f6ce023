package org.liveseam.language.builtin;

import java.util.regex.Pattern;

/** Numbers in text: what the language itself would write, and none of what only Java takes. */
final class Numerals {
  private static final Pattern FLOATING =
      Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?|NaN|-?Infinity");
  private static final Pattern ASCII = Pattern.compile("[+-]?[0-9A-Za-z]+");

  private Numerals() {}

  /**
   * @throws NumberFormatException if it is none, or has more than 64 bits
   */
  static long integer(String text, int base) {
    if (!ASCII.matcher(text).matches()) {
      throw new NumberFormatException("not an integer");
    }
    return Long.parseLong(text, base);
  }

  /**
   * @throws NumberFormatException if it is none, or too large for a float
   */
  static double floating(String text) {
    if (!FLOATING.matcher(text).matches()) {
      throw new NumberFormatException("not a float");
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value) && !text.endsWith("Infinity")) {
      throw new NumberFormatException("too large");
    }
    return value;
  }
}
