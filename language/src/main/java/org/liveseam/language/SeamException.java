package org.liveseam.language;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Code;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.diagnostic.TransitionErrors;

/** An error of the user, or of the system that a script speaks to, on its way through a script. */
@ExportLibrary(InteropLibrary.class)
public final class SeamException extends AbstractTruffleException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;
  private final ExitCode exit;

  private SeamException(List<Diagnostic> diagnostics, ExitCode exit, @Nullable Node where) {
    super(diagnostics.get(0).message(), where);
    this.diagnostics = List.copyOf(diagnostics);
    this.exit = exit;
  }

  /** An error while a script runs: it never ends a command as a wrong text does. */
  @TruffleBoundary
  public static SeamException of(Diagnostic diagnostic, @Nullable Node where) {
    ExitCode usual = diagnostic.code().exit();
    return new SeamException(
        List.of(diagnostic), usual == ExitCode.SOURCE ? ExitCode.FAILED : usual, where);
  }

  /** Errors found before the first statement. */
  @TruffleBoundary
  public static SeamException before(List<Diagnostic> diagnostics) {
    return new SeamException(diagnostics, diagnostics.get(0).code().exit(), null);
  }

  /** Several errors; the first one speaks. */
  @TruffleBoundary
  public static SeamException of(
      List<Diagnostic> diagnostics, ExitCode exit, @Nullable Node where) {
    return new SeamException(diagnostics, exit, where);
  }

  /** Errors that are raised once more. */
  @TruffleBoundary
  public static SeamException again(List<Diagnostic> diagnostics, @Nullable Node where) {
    ExitCode usual = diagnostics.get(0).code().exit();
    return new SeamException(
        diagnostics, usual == ExitCode.SOURCE ? ExitCode.FAILED : usual, where);
  }

  /** What the engine threw; diagnostics without a place of their own get {@code place}. */
  @TruffleBoundary
  public static SeamException of(DiagnosticException e, Span place, Node where) {
    List<Diagnostic> placed =
        e.diagnostics().stream()
            .map(d -> d.span().isPresent() ? d : d.at(place, d.label()))
            .toList();
    return new SeamException(placed, e.exit(), where);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  public ExitCode exit() {
    return exit;
  }

  /** Whether it is a wish to stop, which no {@code rescue} holds up. */
  public boolean isCancellation() {
    Code code = diagnostics.get(0).code();
    return code.equals(ScriptErrors.CANCELLED) || code.equals(TransitionErrors.INTERRUPTED);
  }

  /** The same error; its first diagnostic says these things, too. */
  @TruffleBoundary
  public SeamException noting(List<String> notes) {
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    notes.forEach(note -> all.set(0, all.get(0).note(note)));
    return new SeamException(all, exit, getLocation());
  }

  /** Both; this one speaks, but nothing hides that something remains. */
  @TruffleBoundary
  public SeamException and(SeamException other) {
    Set<Diagnostic> all = new LinkedHashSet<>(diagnostics);
    all.addAll(other.diagnostics);
    boolean incomplete = exit == ExitCode.NOT_ROLLED_BACK || other.exit == ExitCode.NOT_ROLLED_BACK;
    return new SeamException(
        List.copyOf(all), incomplete ? ExitCode.NOT_ROLLED_BACK : exit, getLocation());
  }

  /** The same error, ending a command as its code says: for what is no more than evaluated. */
  @TruffleBoundary
  public DiagnosticException toSourceError() {
    return new DiagnosticException(diagnostics);
  }

  /** The same for callers that do not know Truffle. */
  @TruffleBoundary
  public DiagnosticException toDiagnosticException() {
    return new DiagnosticException(diagnostics, exit);
  }

  @ExportMessage
  ExceptionType getExceptionType() {
    if (isCancellation()) {
      return ExceptionType.INTERRUPT;
    }
    return exit == ExitCode.SOURCE ? ExceptionType.PARSE_ERROR : ExceptionType.RUNTIME_ERROR;
  }
}
