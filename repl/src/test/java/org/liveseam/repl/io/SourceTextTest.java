package org.liveseam.repl.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.liveseam.runtime.diagnostic.DiagnosticException;

final class SourceTextTest {
  @Test
  void namesTheFirstWrongByte() {
    byte[] latin1 = "caf\u00e9 au lait".getBytes(StandardCharsets.ISO_8859_1);
    var e = assertThrows(DiagnosticException.class, () -> SourceText.decode("f", latin1));
    assertEquals("E0002: `f` is not UTF-8: byte 0xe9 at offset 3", e.getMessage());
  }

  @Test
  void refusesATextThatEndsInTheMiddleOfACharacter() {
    byte[] cut = {'a', (byte) 0xe2, (byte) 0x82};
    assertThrows(DiagnosticException.class, () -> SourceText.decode("f", cut));
  }

  @Test
  void dropsTheByteOrderMark() {
    byte[] bytes = "\ufeffedition 1".getBytes(StandardCharsets.UTF_8);
    assertEquals("edition 1", SourceText.decode("f", bytes));
  }

  /** Any bytes are either a text that reads back the same, or a diagnostic. */
  @Property
  void anyBytes(@ForAll byte[] bytes) {
    try {
      String text = SourceText.decode("f", bytes);
      byte[] again = text.getBytes(StandardCharsets.UTF_8);
      boolean mark = bytes.length - again.length == 3;
      assertEquals(new String(bytes, StandardCharsets.UTF_8), (mark ? "\ufeff" : "") + text);
    } catch (DiagnosticException e) {
      assertEquals("E0002", e.diagnostics().getFirst().code().id());
    }
  }
}
