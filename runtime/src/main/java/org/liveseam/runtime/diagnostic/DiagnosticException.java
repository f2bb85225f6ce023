package org.liveseam.runtime.diagnostic;

import java.util.List;

/** Carries errors of the user or of the system we speak to; never a bug of ours. */
public final class DiagnosticException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;
  private final transient ExitCode exit;

  public DiagnosticException(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  /** The first error decides how the command ends. */
  public DiagnosticException(List<Diagnostic> diagnostics) {
    this(diagnostics, diagnostics.get(0).code().exit());
  }

  /**
   * Ends the command with {@code exit} instead of the code's own: a failed roll-back ends with 3
   * whatever made it fail.
   */
  public DiagnosticException(List<Diagnostic> diagnostics, ExitCode exit) {
    super(null, null, false, true);
    this.diagnostics = List.copyOf(diagnostics);
    this.exit = exit;
  }

  /** Errors found in a text before its first statement; the first one decides. */
  public static DiagnosticException beforeRun(List<Diagnostic> diagnostics) {
    return new DiagnosticException(diagnostics, diagnostics.get(0).code().exit().beforeRun());
  }

  @Override
  public String getMessage() {
    Diagnostic first = diagnostics.get(0);
    return first.code().id() + ": " + first.message();
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  public ExitCode exit() {
    return exit;
  }
}
