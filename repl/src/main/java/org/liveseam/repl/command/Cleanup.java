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
  private Cleanup() {}

  /**
   * Reverts on every target of the run, those opened last first.
   *
   * @param cause why the run ends; if something cannot be taken back, both are thrown together and
   *     the command ends with 3
   */
  static void revertEffects(Run run, RuntimeException cause) {
    // Taking back has to be waited for, also when the run was cancelled.
    run.stop().cancellation().reset();
    var failures = new ArrayList<Diagnostic>();
    for (Session session : run.targets().open().reversed()) {
      List<String> open = session.openEffects();
      if (open.isEmpty()) {
        continue;
      }
      try {
        session.revertEffects();
        run.out().remark("taken back on " + session.info().spec() + ": " + String.join(", ", open));
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
      throw both;
    }
  }
}
