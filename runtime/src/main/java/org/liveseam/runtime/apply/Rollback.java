package org.liveseam.runtime.apply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.model.PatchId;

/**
 * What has to be undone if a later step fails. Each undoing is tried, whatever became of those
 * before it, and what none of them could mend is told by name.
 */
final class Rollback {
  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<Diagnostic> beyond = new ArrayList<>();

  private record Step(PatchId patch, Runnable undo) {}

  /** Remembers how to undo what was just done. */
  void push(PatchId patch, Runnable undo) {
    steps.push(new Step(patch, undo));
  }

  /** Remembers something that nothing brings back. */
  void gone(String patch, String why) {
    beyond.add(
        Diagnostic.of(TransitionErrors.ROLLBACK_FAILED, patch, why)
            .note("remains: `" + patch + "` is gone; apply it again from its file"));
  }

  /** What to throw for what nothing brings back. */
  DiagnosticException failure() {
    return new DiagnosticException(beyond, ExitCode.NOT_ROLLED_BACK);
  }

  /**
   * Undoes everything, newest first.
   *
   * @param why what made it necessary
   * @return what to throw: {@code why}, or with 3 everything that is not as it was
   */
  RuntimeException run(RuntimeException why) {
    var failures = new ArrayList<>(beyond);
    RuntimeException broken = null;
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      try {
        step.undo().run();
      } catch (DiagnosticException e) {
        failures.add(remains(step.patch(), e));
      } catch (RuntimeException e) {
        failures.add(remains(step.patch(), e));
        broken = e;
      }
    }
    RuntimeException told = failures.isEmpty() ? asBefore(why) : failed(why, failures);
    if (broken != null) {
      told.addSuppressed(broken);
    }
    return told;
  }

  /** What to throw when undoing failed: all of it, ending with 3. */
  static DiagnosticException failed(RuntimeException why, List<Diagnostic> failures) {
    var all = new ArrayList<Diagnostic>();
    if (why instanceof DiagnosticException cause) {
      all.addAll(cause.diagnostics());
    }
    all.addAll(failures);
    var failed = new DiagnosticException(all, ExitCode.NOT_ROLLED_BACK);
    failed.addSuppressed(why);
    return failed;
  }

  /** Says which patch could not be taken back, and by which name it is still to be found. */
  static Diagnostic remains(PatchId patch, RuntimeException why) {
    Diagnostic error =
        Diagnostic.of(
            TransitionErrors.ROLLBACK_FAILED,
            patch.name(),
            why instanceof DiagnosticException told
                ? told.diagnostics().getFirst().message()
                : String.valueOf(why));
    return error.note("remains: module " + patch.moduleName());
  }

  private static RuntimeException asBefore(RuntimeException why) {
    if (!(why instanceof DiagnosticException told)
        || told.exit() == ExitCode.NOT_ROLLED_BACK
        || !told.diagnostics().getFirst().code().equals(TransitionErrors.STALLED_REVERSED)) {
      return why;
    }
    return noted(told, "the system is as it was before");
  }

  /** The same with a note at its first error. */
  static DiagnosticException noted(DiagnosticException e, String note) {
    var all = new ArrayList<>(e.diagnostics());
    all.set(0, all.getFirst().note(note));
    var noted = new DiagnosticException(all, e.exit());
    for (Throwable suppressed : e.getSuppressed()) {
      noted.addSuppressed(suppressed);
    }
    return noted;
  }
}
