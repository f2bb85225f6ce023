package org.liveseam.runtime.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CWordsTest {
  private static String words(String code) {
    return CWords.in(code).stream()
        .map(w -> (w.member() ? "." : "") + w.text() + (w.called() ? "()" : ""))
        .collect(Collectors.joining(" "));
  }

  @Test
  void passesOverCommentsStringsAndNumbers() {
    assertEquals("a b c d", words("a /* x \n y */ b // z \\\n more\n c \"s \\\" t\" 'q' 0x1fUL d"));
    assertEquals("L", words("1.5e3f .5 L'x'"));
    assertEquals("b", words("\"unclosed \n b"));
    assertEquals("", words("/* unclosed"));
  }

  @Test
  void tellsMembersAndCalls() {
    assertEquals("a .b() .c d() e", words("a->b (1) + a.c\n, d\n(e)".replace("a.c", ".c")));
    assertEquals("case a b", words("case a...b"));
    assertEquals("x y", words("x > y"));
  }

  @FuzzTest
  void neverFailsAndOffsetsFit(byte[] bytes) {
    String code = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    for (CWords.Word word : CWords.in(code)) {
      assertTrue(code.startsWith(word.text(), word.offset()));
    }
  }

  @Test
  void wordsComeInOrder() {
    List<Integer> offsets = CWords.in("a b\nc").stream().map(CWords.Word::offset).toList();
    assertEquals(List.of(0, 2, 4), offsets);
  }
}
