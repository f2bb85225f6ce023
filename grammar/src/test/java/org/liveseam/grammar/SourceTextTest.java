package org.liveseam.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SourceTextTest {
  @Test
  void countsLinesOfEveryKind() {
    var source = new SourceText("a\nbc\r\n\rd");
    assertEquals(4, source.lineCount());
    assertEquals("a", source.lineText(1));
    assertEquals("bc", source.lineText(2));
    assertEquals("", source.lineText(3));
    assertEquals("d", source.lineText(4));
    assertEquals(2, source.line(3));
    assertEquals(2, source.column(3));
    assertEquals(4, source.line(7));
    assertEquals(1, source.column(7));
    assertEquals(2, source.column(8));
  }

  @Test
  void columnsCountCodePointsAndTabsAsOne() {
    var source = new SourceText("\t😀x");
    assertEquals(2, source.column(1));
    assertEquals(3, source.column(3));
  }

  @Test
  void anEmptyTextHasOneLine() {
    var source = new SourceText("");
    assertEquals(1, source.lineCount());
    assertEquals(1, source.line(0));
    assertEquals(1, source.column(0));
    assertEquals("", source.lineText(1));
    assertThrows(IndexOutOfBoundsException.class, () -> source.line(1));
  }

  @Property(tries = 300)
  void everyOffsetStandsOnItsLine(@ForAll String text) {
    var source = new SourceText(text);
    for (int offset = 0; offset <= text.length(); offset++) {
      int line = source.line(offset);
      assertEquals(text.codePointCount(source.lineStart(line), offset) + 1, source.column(offset));
    }
  }
}
