package org.liveseam.runtime.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One error, warning or note for the user. Immutable; the {@code with} methods copy.
 *
 * @param message the code's summary with its arguments
 * @param span where, if a source is to blame
 * @param label what stands beside the caret; may be empty
 * @param helps ways out, best first
 * @param notes what else there is to know: what was and was not done, other candidates
 * @param kernel the kernel's own words, as logged
 */
public record Diagnostic(
    Code code,
    Severity severity,
    String message,
    Optional<Span> span,
    String label,
    List<String> helps,
    List<String> notes,
    List<String> kernel) {
  public Diagnostic {
    helps = List.copyOf(helps);
    notes = List.copyOf(notes);
    kernel = List.copyOf(kernel);
  }

  /** An error; {@code arguments} fill the summary's holes. */
  public static Diagnostic of(Code code, Object... arguments) {
    return new Diagnostic(
        code,
        Severity.ERROR,
        code.format(arguments),
        Optional.empty(),
        "",
        List.of(),
        List.of(),
        List.of());
  }

  public Diagnostic at(Span where, String caretLabel) {
    return new Diagnostic(
        code, severity, message, Optional.of(where), caretLabel, helps, notes, kernel);
  }

  public Diagnostic at(Span where) {
    return at(where, "");
  }

  public Diagnostic help(String text) {
    return new Diagnostic(code, severity, message, span, label, plus(helps, text), notes, kernel);
  }

  public Diagnostic note(String text) {
    return new Diagnostic(code, severity, message, span, label, helps, plus(notes, text), kernel);
  }

  public Diagnostic kernel(List<String> lines) {
    return new Diagnostic(code, severity, message, span, label, helps, notes, lines);
  }

  public Diagnostic asWarning() {
    return new Diagnostic(code, Severity.WARNING, message, span, label, helps, notes, kernel);
  }

  /** This error, to be thrown. */
  public DiagnosticException raise() {
    return new DiagnosticException(this);
  }

  private static List<String> plus(List<String> list, String text) {
    var longer = new ArrayList<>(list);
    longer.add(text);
    return longer;
  }
}
