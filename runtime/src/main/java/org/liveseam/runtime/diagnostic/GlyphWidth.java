package org.liveseam.runtime.diagnostic;

import java.lang.Character.UnicodeScript;

/**
 * How many columns a terminal gives a character: two for those of East Asian scripts and for
 * pictures, none for marks that stand on the one before. As Unicode's annex 11 says it, but for the
 * few characters whose width is a matter of taste, which count one.
 */
final class GlyphWidth {
  private GlyphWidth() {}

  static int of(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(point) ? 2 : 1;
    };
  }

  /** Of some code points of a text; those behind its end are one wide each. */
  static int of(String text, int from, int count) {
    int[] points = text.codePoints().toArray();
    int sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += i < points.length ? of(points[i]) : 1;
    }
    return sum;
  }

  private static boolean isWide(int point) {
    if (point < 0x1100 || (point >= 0xff61 && point <= 0xffdc)) { // the last are half as wide
      return false;
    }
    if (Character.isEmojiPresentation(point)
        || (point >= 0x3000 && point <= 0x303e) // punctuation
        || (point >= 0xff01 && point <= 0xff60)
        || (point >= 0xffe0 && point <= 0xffe6)) {
      return true;
    }
    UnicodeScript script = UnicodeScript.of(point);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, YI -> true;
      case HANGUL -> point < 0x1160 || point >= 0x3000; // the rest joins the syllable before
      default -> false;
    };
  }
}
