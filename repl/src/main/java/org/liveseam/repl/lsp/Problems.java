package org.liveseam.repl.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.liveseam.language.assist.Document;
import org.liveseam.language.assist.Symbol;
import org.liveseam.runtime.diagnostic.Severity;
import org.liveseam.runtime.diagnostic.Span;

/** Diagnostics in the protocol's form. */
final class Problems {
  /** Who tells it, beside the message. */
  private static final String SOURCE = "seam";

  private Problems() {}

  static List<Diagnostic> of(Document document) {
    var lines = new Lines(document.source().text());
    List<Diagnostic> all = new ArrayList<>();
    for (var found : document.diagnostics()) {
      boolean own = found.span().filter(s -> s.source().equals(document.source())).isPresent();
      Range range =
          own ? lines.range(found.span().orElseThrow()) : importing(document, found.span(), lines);
      all.add(of(found, range, own));
    }
    return all;
  }

  /** Errors of an imported file stand at the first import that leads to one of that name. */
  private static Range importing(Document document, Optional<Span> span, Lines lines) {
    String file = span.map(s -> s.source().name()).orElse("");
    return document.symbols().stream()
        .filter(symbol -> symbol.kind() == Symbol.Kind.IMPORT)
        .filter(symbol -> file.endsWith(symbol.detail().replace("\"", "").replaceAll(".*/", "")))
        .findFirst()
        .map(symbol -> lines.range(symbol.span()))
        .orElse(new Range(new Position(0, 0), new Position(0, 0)));
  }

  /**
   * One of them.
   *
   * @param own whether the place is in the text that it is told of
   */
  static Diagnostic of(org.liveseam.runtime.diagnostic.Diagnostic found, Range range, boolean own) {
    var text = new StringBuilder();
    if (!own) {
      found.span().ifPresent(span -> text.append(span.place()).append(": "));
    }
    text.append(found.message());
    if (!found.label().isEmpty()) {
      text.append(": ").append(found.label());
    }
    found.notes().forEach(note -> text.append("\nnote: ").append(note));
    found.kernel().forEach(line -> text.append("\nkernel: ").append(line));
    found.helps().forEach(help -> text.append("\nhelp: ").append(help));
    return diagnostic(
        range, severity(found.severity() == Severity.ERROR), found.code().id(), text.toString());
  }

  static DiagnosticSeverity severity(boolean error) {
    return error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
  }

  static Diagnostic diagnostic(
      Range range, DiagnosticSeverity severity, String code, String message) {
    return new Diagnostic(range, message, severity, SOURCE, code);
  }
}
