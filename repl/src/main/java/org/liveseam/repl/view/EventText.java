package org.liveseam.repl.view;

import java.util.Optional;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.target.TargetSpec;

/** What people read of an event; one line each, without its end. */
public final class EventText {
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
          case Event.PipelineStarted e ->
              "pipeline "
                  + e.pipeline()
                  + (e.stages().isEmpty() ? "" : ": stages " + String.join(", ", e.stages()));
          case Event.StageStarted e -> "stage " + e.stage() + " on " + e.target();
          case Event.StagePassed e -> "stage " + e.stage() + " done" + took(e.took());
          case Event.StageFailed e -> "stage " + e.stage() + " FAILED" + took(e.took());
          case Event.Undoing e ->
              "pipeline "
                  + e.pipeline()
                  + ": undoing "
                  + Words.count(e.effects(), "effect", "effects");
          case Event.Undone e ->
              "pipeline "
                  + e.pipeline()
                  + (e.remains().isEmpty()
                      ? ": undone"
                      : ": NOT all undone: " + String.join("; ", e.remains()));
          case Event.PipelineEnded e ->
              "pipeline " + e.pipeline() + " " + e.outcome() + took(e.took());
          case Event.Holding e ->
              e.elapsed().isZero() ? "holding for " + Durations.exact(e.length()) : null;
          case Event.Held e -> "held for " + Durations.exact(e.length());
          case Event.Noted e -> "report: " + e.text();
          case Event.ReportWritten e -> "report written to " + e.file();
          case Event.TransitionProgress e -> null;
          case Event.LogLine e -> null;
          case Event.Printed e -> null;
          case Event.Reported e -> null;
        });
  }

  /** How far a transition is, for the line that a terminal updates. */
  public static String progress(Event.TransitionProgress e, String deadline) {
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

  /** How far a hold is, for the same line. */
  static String progress(Event.Holding e) {
    return "holding, " + Durations.rough(e.elapsed()) + " of " + Durations.exact(e.length());
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
