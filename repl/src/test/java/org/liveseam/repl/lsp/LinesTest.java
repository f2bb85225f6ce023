package org.liveseam.repl.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.liveseam.grammar.Span;
import org.liveseam.runtime.diagnostic.Source;

/** Places count UTF-16 units, and edits come one after the other. */
final class LinesTest {
  private static final String TEXT = "a😀b\r\nsecond\n\nlast 𝕏";

  @Test
  void countsUnits() {
    var lines = new Lines(TEXT);
    assertEquals(new Position(0, 3), lines.position(TEXT.indexOf("b")));
    assertEquals(new Position(1, 0), lines.position(TEXT.indexOf("second")));
    assertEquals(new Position(3, 7), lines.position(TEXT.length()));
    assertEquals(TEXT.indexOf("b"), lines.offset(new Position(0, 3)));
  }

  @Test
  void takesWhatIsBehindALineForItsEnd() {
    var lines = new Lines(TEXT);
    assertEquals(TEXT.indexOf("\r"), lines.offset(new Position(0, 99)));
    assertEquals(TEXT.length(), lines.offset(new Position(99, 0)));
    assertEquals(new Span(4, 4), lines.span(new Range(new Position(0, 4), new Position(0, 2))));
  }

  @Test
  void turnsColumnsOfCodePointsIntoUnits() {
    var span = new org.liveseam.runtime.diagnostic.Span(new Source("x", TEXT), 1, 3, 1, 4);
    assertEquals(new Range(new Position(0, 3), new Position(0, 4)), new Lines(TEXT).range(span));
    var end = new org.liveseam.runtime.diagnostic.Span(new Source("x", TEXT), 9, 1, 9, 1);
    assertEquals(new Position(3, 7), new Lines(TEXT).range(end).getStart());
  }

  @Property(tries = 200)
  void thereAndBack(@ForAll @StringLength(max = 60) String text) {
    var lines = new Lines(text);
    for (int offset = 0; offset <= text.length(); offset++) {
      boolean inLineEnd =
          offset > 0 && offset < text.length() && text.startsWith("\r\n", offset - 1);
      if (!inLineEnd) {
        assertEquals(offset, lines.offset(lines.position(offset)));
      }
    }
  }

  @Test
  void editsCountFromTheTextBeforeThem() {
    var texts = new Texts();
    String uri = "file:///folder/a%20b.seam";
    texts.open(uri, 1, TEXT);
    texts.change(
        uri,
        2,
        List.of(
            new TextDocumentContentChangeEvent(
                new Range(new Position(0, 1), new Position(0, 3)), "xyz"),
            new TextDocumentContentChangeEvent(
                new Range(new Position(0, 4), new Position(1, 6)), "!")));
    assertEquals("axyz!\n\nlast 𝕏", texts.text(Uris.path(uri)).orElseThrow());
    assertEquals(uri, texts.uri(Uris.path(uri)));
    texts.change(uri, 3, List.of(new TextDocumentContentChangeEvent("whole")));
    assertEquals("whole", texts.text(Uris.path(uri)).orElseThrow());
    texts.close(uri);
    assertEquals(List.of(), texts.open());
  }

  @Test
  void whatIsNoFileHasNoFilesBesideIt() {
    assertEquals("/nowhere/untitled_Untitled-1", Uris.path("untitled:Untitled-1").toString());
    assertEquals("/nowhere/_a__b", Uris.path("%a%%b").toString());
  }
}
