package org.liveseam.runtime.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PlainRendererTest {
  private static final PlainRenderer PLAIN = new PlainRenderer();

  @Test
  void caretsStandUnderTabsAndWideTexts() {
    var source = new Source("x.seam", "a\n\tlet é = nope\n");
    var d =
        Diagnostic.of(NameErrors.UNKNOWN_NAME, "nope")
            .at(new Span(source, 2, 10, 2, 14), "not defined")
            .help("one\ntwo")
            .note("more")
            .kernel(List.of("livepatch: no"));
    assertEquals(
        """
        error[E0201]: no `nope` in scope
         --> x.seam:2:10
          |
        2 |     let é = nope
          |             ^^^^ not defined
          = help: one
                  two
          = note: more
          = kernel: livepatch: no
          = see: seam explain E0201
        """,
        PLAIN.render(d));
  }

  @Test
  void caretsStandUnderGlyphsOfAnyWidth() {
    // Han, Hangul, half and full width, an accent that joins, a picture.
    var source = new Source("x.seam", "\"日한ｱＡe\u0301🙂\" + nope日\n");
    var d = Diagnostic.of(NameErrors.UNKNOWN_NAME, "nope日").at(new Span(source, 1, 13, 1, 18));
    assertEquals(
        """
        error[E0201]: no `nope日` in scope
         --> x.seam:1:13
          |
        1 | "日한ｱＡe\u0301🙂" + nope日
          |                ^^^^^^
          = see: seam explain E0201
        """,
        PLAIN.render(d));
  }

  @Test
  void aSpanOfSeveralLinesIsShownByItsFirst() {
    var source = new Source("x.seam", "f(1,\n2)\n");
    var d = Diagnostic.of(NameErrors.RETURN_OUTSIDE).at(new Span(source, 1, 2, 2, 3));
    assertEquals(
        """
        error[E0214]: `return` outside of a function
         --> x.seam:1:2
          |
        1 | f(1,
          |  ^^^
          = see: seam explain E0214
        """,
        PLAIN.render(d));
  }

  @Test
  void anEmptySpanBehindTheLastLineHasOneCaret() {
    var source = new Source("x.seam", "f(\n");
    var d = Diagnostic.of(NameErrors.RETURN_OUTSIDE).asWarning().at(new Span(source, 2, 1, 2, 1));
    assertEquals(
        """
        warning[E0214]: `return` outside of a function
         --> x.seam:2:1
          |
        2 |
          | ^
          = see: seam explain E0214
        """,
        PLAIN.render(d));
  }

  @Test
  void noControlCharacterReachesTheTerminal() {
    var source = new Source("x.seam", "let \u001b[31m = 1\n");
    var d =
        Diagnostic.of(NameErrors.UNKNOWN_NAME, "\u001b[31m")
            .at(new Span(source, 1, 5, 1, 6), "\u001b[2J")
            .help("\u001b[2J")
            .kernel(List.of("\u001b[2J"));
    assertEquals(-1, PLAIN.render(d).indexOf('\u001b'));
  }

  @Test
  void coloursGoAroundWholeParts() {
    var d = Diagnostic.of(NameErrors.RETURN_OUTSIDE);
    var loud = new PlainRenderer((part, text) -> "<" + part + ">" + text);
    assertEquals(
        "<ERROR>error[E0214]<MESSAGE>: `return` outside of a function\n"
            + "<MARGIN>  = see: seam explain E0214\n",
        loud.render(d));
  }

  @Test
  void charactersThatTurnTheTextAreShownAsDots() {
    var source = new Source("x.seam", "a\u202e\u001b[31m\u2066 = nope\n");
    var d = Diagnostic.of(NameErrors.UNKNOWN_NAME, "no\u202epe").at(new Span(source, 1, 2, 1, 3));
    assertEquals(
        """
        error[E0201]: no `no.pe` in scope
         --> x.seam:1:2
          |
        1 | a..[31m. = nope
          |  ^
          = see: seam explain E0201
        """,
        PLAIN.render(d));
  }

  @Test
  void aLongLineIsCutAroundTheCarets() {
    for (int before : new int[] {0, 10, 61, 500, 990, 1000}) {
      var line = "x".repeat(before) + "HERE" + "y".repeat(1000 - before);
      var excerpt = Excerpt.of(line, before, 4);
      assertEquals(
          "HERE", excerpt.text().substring(excerpt.before(), excerpt.before() + excerpt.carets()));
      assertTrue(excerpt.text().length() <= Excerpt.LIMIT + 6);
      assertEquals(before > 60, excerpt.text().startsWith("..."));
      assertEquals(before < 900, excerpt.text().endsWith("..."));
    }
    var whole = Excerpt.of("x".repeat(1000), 0, 1000);
    assertEquals(Excerpt.LIMIT, whole.carets());
  }
}
