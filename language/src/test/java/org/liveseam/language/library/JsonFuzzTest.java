package org.liveseam.language.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.LibraryErrors;

/** Any text is JSON or an error with its place, and what was read is written as what it was. */
final class JsonFuzzTest {
  private static final int DEEPEST = 100;

  @FuzzTest(maxDuration = "60s")
  void anyText(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    Object value;
    try {
      value = JsonReader.read(text, DEEPEST);
    } catch (DiagnosticException e) {
      assertEquals(LibraryErrors.JSON, e.diagnostics().get(0).code());
      String message = e.diagnostics().get(0).message();
      assertTrue(message.matches("(?s)not JSON: .* \\(line \\d+, column \\d+\\)"), message);
      assertTrue(!message.contains("Feature"), message);
      return;
    }
    for (int step : new int[] {0, 2}) {
      assertEquals(value, JsonReader.read(JsonWriter.write(value, step), DEEPEST));
    }
  }
}
