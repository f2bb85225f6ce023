package org.liveseam.runtime.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ProcessErrors;
import org.liveseam.runtime.process.livepatch.Livepatch;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TargetState.LivePatch;

/** The end of a process target. */
final class Leaving {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(5);

  private final Livepatch core;
  private final EngineThread engine;
  private final Troubles troubles;
  private final ProcessParts parts;
  private List<Diagnostic> refused = List.of();

  Leaving(Livepatch core, EngineThread engine, Troubles troubles, ProcessParts parts) {
    this.core = core;
    this.engine = engine;
    this.troubles = troubles;
    this.parts = parts;
  }

  /**
   * Takes back what is applied, newest first, and frees everything. What threads do not leave in
   * time stays as it is: their code is in use.
   *
   * @param keep whether all of it stays
   */
  void leave(boolean keep) {
    Optional<RuntimeException> earlier = troubles.last();
    end(keep);
    earlier.ifPresent(
        trouble -> {
          throw trouble;
        });
  }

  private void end(boolean keep) {
    List<LivePatch> left = keep ? patches() : revert();
    if (left.isEmpty()) {
      engine.call(
          "close",
          Deadline.in(CALL),
          () -> {
            parts.redirector().close();
            return true;
          });
      engine.close();
      parts.libraries().close();
      try {
        parts.files().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      parts.claim().close();
      return;
    }
    String names = left.stream().map(LivePatch::name).collect(Collectors.joining(", "));
    engine.close();
    parts.claim().keep("and stays so: `" + names + "` is in use to its end");
    if (!keep) {
      Diagnostic error = Diagnostic.of(ProcessErrors.NOT_ABANDONED, names);
      for (Diagnostic why : refused) {
        error = error.note(why.message());
      }
      throw error.raise();
    }
  }

  private List<LivePatch> revert() {
    Deadline deadline = Deadline.in(PATIENCE);
    var never = new Cancellation();
    while (!tried() && !deadline.passed()) {
      Clock.SYSTEM.sleep(POLL, never);
    }
    return patches();
  }

  /** A refusal, for instance to stop the machine, may be none the next time. */
  private boolean tried() {
    try {
      return step();
    } catch (DiagnosticException e) {
      refused = e.diagnostics();
      return false;
    }
  }

  /** One step further; true when nothing is left. */
  private boolean step() {
    Deadline deadline = Deadline.in(CALL);
    return engine.call(
        "leave",
        deadline,
        () -> {
          engine.attempt(core::tick);
          core.idle().forEach(id -> core.remove(id.moduleName()));
          List<LivePatch> all = core.patches();
          if (all.isEmpty()) {
            return true; // code that a thread is still in stays; nothing leads to it
          }
          LivePatch next =
              all.stream()
                  .filter(LivePatch::inTransition)
                  .findFirst()
                  .orElse(all.get(all.size() - 1));
          if (next.enabled()) {
            core.setEnabled(next.module(), false, deadline);
          }
          return false;
        });
  }

  private List<LivePatch> patches() {
    return engine.call("observe", Deadline.in(CALL), core::patches);
  }
}
