package org.liveseam.language;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamError;
import org.liveseam.language.value.SeamList;
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
  private final transient @Nullable SourceSection section;

  private SeamException(List<Diagnostic> diagnostics, ExitCode exit, @Nullable Node where) {
    this(diagnostics, exit, where, where == null ? null : where.getEncapsulatingSourceSection());
  }

  private SeamException(
      List<Diagnostic> diagnostics,
      ExitCode exit,
      @Nullable Node where,
      @Nullable SourceSection section) {
    super(diagnostics.get(0).message(), where);
    this.diagnostics = List.copyOf(diagnostics);
    this.exit = exit;
    this.section = section;
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
    return new SeamException(diagnostics, diagnostics.get(0).code().exit().beforeRun(), null);
  }

  /** The same in a text that a host gave, which is told where they are. */
  @TruffleBoundary
  public static SeamException before(List<Diagnostic> diagnostics, Source text) {
    Diagnostic first = diagnostics.get(0);
    return new SeamException(
        diagnostics,
        first.code().exit().beforeRun(),
        null,
        first.span().map(span -> section(text, span)).orElse(null));
  }

  private static @Nullable SourceSection section(Source text, Span span) {
    boolean other = !text.getCharacters().toString().equals(span.source().text());
    if (other) {
      return null; // it is in a file that the text imports
    }
    int start = offset(text, span.line(), span.column());
    int end = offset(text, span.endLine(), span.endColumn());
    return text.createSection(start, Math.max(end - start, 0));
  }

  /** In UTF-16 units. */
  private static int offset(Source text, int line, int column) {
    int start = text.getLineStartOffset(line);
    return start + text.getCharacters(line).toString().offsetByCodePoints(0, column - 1);
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

  /** As {@code rescue} would bind it: hosts read its code and the rest from the guest object. */
  @TruffleBoundary
  private SeamError value() {
    return new SeamError(diagnostics);
  }

  @ExportMessage
  boolean hasMembers() {
    return true;
  }

  @ExportMessage
  @TruffleBoundary
  Object getMembers(boolean includeInternal) {
    return SeamList.of(List.copyOf(value().members()));
  }

  @ExportMessage
  @TruffleBoundary
  boolean isMemberReadable(String name) {
    return value().member(name) != null;
  }

  @ExportMessage
  @TruffleBoundary
  Object readMember(String name) throws UnknownIdentifierException {
    Object member = value().member(name);
    if (member == null) {
      throw UnknownIdentifierException.create(name);
    }
    return member;
  }

  @ExportMessage
  boolean hasSourceLocation() {
    return section != null;
  }

  @ExportMessage(name = "getSourceLocation")
  SourceSection location() throws UnsupportedMessageException {
    SourceSection known = section;
    if (known == null) {
      throw UnsupportedMessageException.create();
    }
    return known;
  }

  @ExportMessage
  ExceptionType getExceptionType() {
    if (isCancellation()) {
      return ExceptionType.INTERRUPT;
    }
    return exit == ExitCode.SOURCE ? ExceptionType.PARSE_ERROR : ExceptionType.RUNTIME_ERROR;
  }
}
