package org.liveseam.repl.view;

import java.util.Optional;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.target.TargetSpec;

/** What people read of an event; one line each, without its end. */
final class EventText {
  private EventText() {}

  /**
   * A line for a change of state; empty for events that have a view of their own (log lines,
   * printed text, diagnostics) or that only tell how far something is.
   */
  static Optional<String> line(Event event) {
    return Optional.ofNullable(
        switch (event) {
          case Event.TargetOpening e -> e.target() + ": " + e.detail();
          case Event.TargetReady e ->
              // What is there at once needs no announcement.
              e.took().isZero() || e.target().startsWith(TargetSpec.PROCESS.scheme())
                  ? null
                  : e.target() + ": kernel " + e.release() + " ready" + took(e.took());
          case Event.TargetClosed e -> null;
          case Event.Built e ->
              e.patch() + ": " + (e.cached() ? "was built before" : "built" + took(e.took()));
          case Event.Loaded e -> e.patch() + ": loaded as " + e.module() + took(e.took());
          case Event.Unloaded e -> e.patch() + ": unloaded";
          case Event.TransitionStarted e ->
              e.patch()
                  + ": "
                  + e.direction().words()
                  + ", deadline "
                  + Durations.exact(e.deadline());
          case Event.TransitionDone e ->
              e.patch() + ": " + e.direction().words() + " complete" + took(e.took());
          case Event.Stalled e ->
              e.patch()
                  + ": not "
                  + e.direction().done()
                  + " in time, "
                  + tasks(e.tasksLeft())
                  + "; on-stall "
                  + e.policy().words();
          case Event.Reversing e ->
              e.patch()
                  + ": reversing from "
                  + e.from().words()
                  + " to "
                  + e.from().opposite().words();
          case Event.Applied e -> e.patch() + (e.changed() ? ": applied" : ": was applied before");
          case Event.Reverted e -> e.patch() + (e.changed() ? ": reverted" : ": was not applied");
          case Event.Unchanged e -> "unchanged after " + e.what();
          case Event.TestStarted e -> "test \"" + e.name() + "\"";
          case Event.TestPassed e -> "test \"" + e.name() + "\" passed" + took(e.took());
          case Event.TestFailed e -> "test \"" + e.name() + "\" FAILED";
          case Event.TransitionProgress e -> null;
          case Event.LogLine e -> null;
          case Event.Printed e -> null;
          case Event.Reported e -> null;
        });
  }

  /** How far a transition is, for the line that a terminal updates. */
  static String progress(Event.TransitionProgress e, String deadline) {
    String blockers =
        e.blockers().isEmpty()
            ? ""
            : " ("
                + String.join(", ", e.blockers().subList(0, Math.min(3, e.blockers().size())))
                + (e.blockers().size() > 3 ? ", ..." : "")
                + ")";
    return e.patch()
        + ": "
        + e.direction().words()
        + ", "
        + tasks(e.tasksLeft())
        + blockers
        + ", "
        + Durations.rough(e.elapsed())
        + deadline;
  }

  static String tasks(int left) {
    return switch (left) {
      case -1 -> "tasks left cannot be seen";
      case 1 -> "1 task left";
      default -> left + " tasks left";
    };
  }

  private static String took(java.time.Duration duration) {
    return duration.isZero() ? "" : " in " + Durations.rough(duration);
  }
}
