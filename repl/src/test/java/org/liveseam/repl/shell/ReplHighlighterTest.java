package org.liveseam.repl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours of inputs, also of C in them. */
final class ReplHighlighterTest {
  // It reads nothing from the reader.
  @SuppressWarnings("NullAway")
  private static AttributedString colour(String input) {
    return new ReplHighlighter().highlight(null, input);
  }

  private static AttributedStyle at(String input, String word) {
    return colour(input).styleAt(input.indexOf(word));
  }

  @Test
  void wordsOfTheLanguageAndOfC() {
    String input = "replace function f with c { /* why */ return g(\"x\", 42); }";
    AttributedStyle plain = AttributedStyle.DEFAULT;
    assertEquals(plain.foreground(AttributedStyle.MAGENTA), at(input, "replace"));
    assertEquals(plain.foreground(AttributedStyle.MAGENTA), at(input, "return"));
    assertEquals(plain.faint(), at(input, "why"));
    assertEquals(plain.foreground(AttributedStyle.GREEN), at(input, "\"x\""));
    assertEquals(plain.foreground(AttributedStyle.CYAN), at(input, "42"));
    assertEquals(plain, at(input, "g("));
  }

  /** Whatever is typed is shown, and nothing else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":status",
        "let x = \"open",
        "replace function f with c { \"open } /* open",
        "patch p { in vmlinux { replace function f with c {\n#if 1\n 'a' } } }",
        "\"\"\"\n${ 1 + 2 }",
        "\u00e9\ud83d\ude00 = }{"
      })
  void nothingIsLost(String input) {
    assertEquals(input, colour(input).toString());
  }
}
