package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "let x = 1 // why ~ KEYWORD:let NAME:x OPERATOR:= NUMBER:1 COMMENT:// why",
        "replace function f with c { } ~ "
            + "KEYWORD:replace KEYWORD:function NAME:f KEYWORD:with KEYWORD:c C_CODE:{ }",
        "reason \"x\" ~ KEYWORD:reason STRING:\" STRING:x STRING:\"",
        "print reason ~ NAME:print NAME:reason",
        "x.match ~ NAME:x PUNCTUATION:. NAME:match",
        "wait(3s) ~ NAME:wait PUNCTUATION:( NUMBER:3s PUNCTUATION:)",
        "f(while: 1) ~ NAME:f PUNCTUATION:( NAME:while PUNCTUATION:: NUMBER:1 PUNCTUATION:)",
        "\"a${b}\" ~ STRING:\" STRING:a PUNCTUATION:${ NAME:b PUNCTUATION:} STRING:\"",
        "a § ~ NAME:a ERROR:§",
      })
  void haveTheirClass(String text, String expected) {
    String actual =
        Seam.tokens(text).stream()
            .map(token -> token.type() + ":" + Trees.written(text, token.span()))
            .collect(Collectors.joining(" "));
    assertEquals(expected, actual);
  }

  @Test
  void keywordsAreReservedAndContextual() {
    assertTrue(Seam.keywords().contains("let"));
    assertTrue(Seam.keywords().contains("vmlinux"));
    assertFalse(Seam.keywords().contains("c"));
    assertEquals(Seam.keywords().size(), Seam.keywords().stream().distinct().count());
  }
}
