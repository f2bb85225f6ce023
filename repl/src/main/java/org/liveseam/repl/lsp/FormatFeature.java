package org.liveseam.repl.lsp;

import java.util.List;
import org.eclipse.lsp4j.TextEdit;
import org.liveseam.language.api.Seam;
import org.liveseam.language.assist.Document;
import org.liveseam.runtime.diagnostic.DiagnosticException;

/** The one style. */
final class FormatFeature {
  private FormatFeature() {}

  /** None for a text with syntax errors, which are told already, and for one in the style. */
  static List<TextEdit> edits(Document document, Lines lines) {
    String formatted;
    try {
      formatted = Seam.format(document.source());
    } catch (DiagnosticException e) {
      return List.of();
    }
    return formatted.equals(lines.text())
        ? List.of()
        : List.of(new TextEdit(lines.whole(), formatted));
  }
}
