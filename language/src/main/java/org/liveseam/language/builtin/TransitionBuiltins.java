package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.liveseam.language.SeamContext;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TransitionStatus;

/** What looks at transitions and effects that there are already. */
abstract class TransitionBuiltins {
  private TransitionBuiltins() {}

  private static List<LivePatch> open(Session session) {
    return session.state().patches().stream().filter(LivePatch::inTransition).toList();
  }

  /** {@code stalled(on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "stalled")
  abstract static class StalledNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected SeamList stalled(Object on) {
      act("stalled");
      Session session = session(on);
      return SeamList.of(
          engine(
              () ->
                  open(session).stream()
                      .<Object>map(p -> Statuses.of(p, session.transition(p.module())))
                      .toList()));
    }
  }

  /** {@code wait(what, within, on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "wait")
  abstract static class WaitNode extends VerbNode {
    private static final Duration POLL = Duration.ofMillis(100);

    @Specialization
    @TruffleBoundary
    protected Object await(Object what, SeamDuration within, Object on) {
      act("wait");
      Session session = session(on);
      List<String> names = what instanceof SeamNull ? List.of() : names("wait", what);
      for (String name : names) {
        if (engine(session::state).patches().stream().noneMatch(p -> p.name().equals(name))) {
          throw fail(Diagnostic.of(StateErrors.UNKNOWN_PATCH, name, "is applied"));
        }
      }
      Deadline deadline = Deadline.in(within.length(), SeamContext.get(this).clock());
      Optional<LivePatch> waitedFor = first(session, names);
      while (waitedFor.isPresent()) {
        LivePatch patch = waitedFor.get();
        if (deadline.passed()) {
          throw fail(late(patch, within, engine(() -> session.transition(patch.module()))));
        }
        pause(POLL);
        waitedFor = first(session, names);
      }
      return SeamNull.NULL;
    }

    private Optional<LivePatch> first(Session session, List<String> names) {
      return engine(() -> open(session)).stream()
          .filter(patch -> names.isEmpty() || names.contains(patch.name()))
          .findFirst();
    }

    private static Diagnostic late(LivePatch patch, SeamDuration within, TransitionStatus status) {
      Diagnostic error =
          Diagnostic.of(
              TransitionErrors.STALLED_LEFT,
              patch.name(),
              patch.enabled() ? "patched" : "unpatched",
              Values.render(within),
              status.tasksLeft() < 0 ? "an unknown number of" : status.tasksLeft());
      for (TransitionStatus.Blocker blocker : status.blockers()) {
        error = error.note("waiting for " + blocker);
      }
      return error;
    }
  }

  /** {@code undo(number, on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "undo")
  abstract static class UndoNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object undo(long number, Object on) {
      act("undo");
      Session session = session(on);
      int effect = Math.clamp(number, 0, Integer.MAX_VALUE); // there is no effect 0
      engine(() -> session.undo(effect));
      return SeamNull.NULL;
    }
  }
}
