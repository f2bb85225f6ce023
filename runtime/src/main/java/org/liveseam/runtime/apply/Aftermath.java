package org.liveseam.runtime.apply;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.runtime.apply.Effect.Displaced;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;

/**
 * How the target is after an effect could not be taken back as a whole.
 *
 * @param what the patch that is not as it was
 * @param remains everything that is not, for people; at least one
 */
record Aftermath(String what, List<String> remains) {
  /**
   * Asks the target.
   *
   * @param back what was to come back
   */
  static Aftermath of(Session session, Effect effect, List<Displaced> back, String target) {
    String name = effect.name();
    String where = " on " + target;
    TargetState state;
    try {
      state = session.state();
    } catch (DiagnosticException e) {
      return new Aftermath(name, List.of("`" + name + "` may still be applied" + where));
    }
    var whats = new ArrayList<String>();
    var remains = new ArrayList<String>();
    boolean returns = back.stream().anyMatch(displaced -> displaced.name().equals(name));
    if (!returns && isThere(state, name)) {
      whats.add(name);
      remains.add(describe(state, name) + where);
    }
    for (Displaced displaced : back) {
      if (displaced.patch().isPresent() && !isBack(state, displaced)) {
        boolean self = displaced.name().equals(name);
        whats.add(self ? name : displaced.label());
        remains.add(
            self
                ? describe(state, name) + where
                : "`" + displaced.label() + "` is gone from " + target);
      }
    }
    return remains.isEmpty()
        ? new Aftermath(name, List.of(describe(state, name) + where))
        : new Aftermath(whats.getFirst(), remains);
  }

  Aftermath {
    remains = List.copyOf(remains);
  }

  /** The error that tells it. */
  Diagnostic failed(DiagnosticException why) {
    Diagnostic first = why.diagnostics().getFirst();
    Diagnostic told = Diagnostic.of(TransitionErrors.ROLLBACK_FAILED, what, first.message());
    for (String sentence : remains) {
      told = told.note("remains: " + sentence);
    }
    for (String note : first.notes()) {
      told = told.note(note);
    }
    return told.kernel(first.kernel());
  }

  private static boolean isThere(TargetState state, String name) {
    return !listed(state, name).isEmpty() || isIdle(state, name);
  }

  private static boolean isIdle(TargetState state, String name) {
    return state.idleModules().stream().anyMatch(id -> id.name().equals(name));
  }

  private static boolean isBack(TargetState state, Displaced displaced) {
    return listed(state, displaced.name()).stream()
        .anyMatch(
            p ->
                p.enabled()
                    && !p.inTransition()
                    && displaced
                        .patch()
                        .filter(d -> p.id().filter(d.id()::equals).isPresent())
                        .isPresent());
  }

  private static List<LivePatch> listed(TargetState state, String name) {
    return state.patches().stream().filter(p -> p.name().equals(name)).toList();
  }

  private static String describe(TargetState state, String name) {
    List<LivePatch> listed = listed(state, name);
    if (listed.isEmpty()) {
      return isIdle(state, name)
          ? "the module of `" + name + "` is still loaded, without effect,"
          : "`" + name + "` is not applied";
    }
    LivePatch last = listed.getLast();
    String how =
        last.inTransition() ? "in transition" : last.enabled() ? "still applied" : "disabled";
    return "`" + name + "` is " + how;
  }
}
