package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.repl.command.TargetCommand.Run;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;

/** Takes back what a run applied before it failed. */
final class Cleanup {
  /** How the language's errors begin that tell what the script left in effect. */
  private static final String REMAINS = "still applied on ";

  private Cleanup() {}

  /**
   * Reverts on every target of the run, those opened last first.
   *
   * @param cause why the run ends
   * @return the cause, saying what was taken back; if something could not be, it says what remains
   *     and ends the command with 3
   */
  static RuntimeException revertEffects(Run run, RuntimeException cause) {
    // Taking back has to be waited for, also when the run was cancelled.
    run.stop().cancellation().reset();
    var failures = new ArrayList<Diagnostic>();
    for (Session session : run.targets().open().reversed()) {
      try {
        session.revertPassing();
      } catch (DiagnosticException e) {
        failures.addAll(e.diagnostics());
      }
    }
    if (!failures.isEmpty()) {
      var all = new ArrayList<Diagnostic>();
      if (cause instanceof DiagnosticException first) {
        all.addAll(first.diagnostics());
      }
      all.addAll(failures);
      var both = new DiagnosticException(all, ExitCode.NOT_ROLLED_BACK);
      both.addSuppressed(cause);
      return both;
    }
    if (cause instanceof DiagnosticException e) {
      return new DiagnosticException(
          e.diagnostics().stream().map(Cleanup::takenBack).toList(), e.exit());
    }
    return cause;
  }

  /** Whether something could not be taken back. */
  static boolean incomplete(RuntimeException e) {
    return e instanceof DiagnosticException told && told.exit() == ExitCode.NOT_ROLLED_BACK;
  }

  /** What the error said of the system is true no more. */
  private static Diagnostic takenBack(Diagnostic d) {
    List<String> notes =
        d.notes().stream()
            .map(
                note ->
                    note.startsWith(REMAINS)
                        ? "taken back on " + note.substring(REMAINS.length())
                        : note)
            .toList();
    return new Diagnostic(
        d.code(), d.severity(), d.message(), d.span(), d.label(), d.helps(), notes, d.kernel());
  }
}
