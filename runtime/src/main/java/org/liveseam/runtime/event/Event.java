package org.liveseam.runtime.event;

import java.time.Duration;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.model.Consistency;

/** Something that happened, in the order it happened. Patches go by their own names. */
public sealed interface Event {

  /** A target is being made ready, for instance a guest boots. */
  record TargetOpening(String target, String detail) implements Event {}

  /** A target answers. */
  record TargetReady(String target, String release, Duration took) implements Event {}

  /** A target was left. */
  record TargetClosed(String target) implements Event {}

  /**
   * A patch's module exists.
   *
   * @param cached whether it was there already
   */
  record Built(String patch, String module, int bytes, boolean cached, Duration took)
      implements Event {}

  /** A module is in the target and its transition has begun. */
  record Loaded(String patch, String module, Duration took) implements Event {}

  /** A module is gone from the target. */
  record Unloaded(String patch, String module) implements Event {}

  /** Tasks begin to switch. */
  record TransitionStarted(String patch, Direction direction, Duration deadline) implements Event {}

  /**
   * A transition is still under way.
   *
   * @param tasksLeft tasks that have not switched; -1 if this process may not see them
   * @param blockers some of them, by {@code comm/tid}
   */
  record TransitionProgress(
      String patch, Direction direction, int tasksLeft, List<String> blockers, Duration elapsed)
      implements Event {
    public TransitionProgress {
      blockers = List.copyOf(blockers);
    }
  }

  /** Every task has switched. */
  record TransitionDone(String patch, Direction direction, Duration took) implements Event {}

  /** The deadline has passed; what follows is what the patch's policy says. */
  record Stalled(String patch, Direction direction, int tasksLeft, Consistency.StallPolicy policy)
      implements Event {}

  /** A transition turns back. */
  record Reversing(String patch, Direction from) implements Event {}

  /**
   * A patch is in effect.
   *
   * @param changed false if it was before
   */
  record Applied(String patch, boolean changed) implements Event {}

  /**
   * A patch is not in effect.
   *
   * @param changed false if it was not before
   */
  record Reverted(String patch, boolean changed) implements Event {}

  /** A line of the target's log. */
  record LogLine(Line line) implements Event {}

  /** A rehearsal found the system as it was before something. */
  record Unchanged(String what) implements Event {}

  /**
   * A test begins.
   *
   * @param file the file that declares it
   */
  record TestStarted(String file, String name) implements Event {}

  /** A test ended as it should. */
  record TestPassed(String file, String name, Duration took) implements Event {}

  /** A test failed; why, comes with it. */
  record TestFailed(String file, String name, List<Diagnostic> why) implements Event {
    public TestFailed {
      why = List.copyOf(why);
    }
  }

  /**
   * A pipeline begins.
   *
   * @param stages names of its stages, in their order
   */
  record PipelineStarted(String pipeline, List<String> stages) implements Event {
    public PipelineStarted {
      stages = List.copyOf(stages);
    }
  }

  /** A stage of a pipeline begins, on a target. */
  record StageStarted(String pipeline, String stage, String target) implements Event {}

  /** A stage is done. */
  record StagePassed(String pipeline, String stage, Duration took) implements Event {}

  /** A stage failed; why, comes with it. */
  record StageFailed(String pipeline, String stage, Duration took, List<Diagnostic> why)
      implements Event {
    public StageFailed {
      why = List.copyOf(why);
    }
  }

  /**
   * What a pipeline did is about to be taken back.
   *
   * @param effects how many of them there are
   */
  record Undoing(String pipeline, int effects) implements Event {}

  /**
   * What a pipeline did was taken back.
   *
   * @param undone what was, newest first
   * @param remains what could not be
   */
  record Undone(String pipeline, List<String> undone, List<String> remains) implements Event {
    public Undone {
      undone = List.copyOf(undone);
      remains = List.copyOf(remains);
    }
  }

  /**
   * A pipeline is over.
   *
   * @param outcome {@code succeeded}, {@code failed}, {@code rescued} or {@code cancelled}
   */
  record PipelineEnded(String pipeline, String outcome, Duration took) implements Event {}

  /** A condition is watched for a while; {@code elapsed} of it is over. */
  record Holding(Duration elapsed, Duration length) implements Event {}

  /** A condition was true for as long as it was to be. */
  record Held(Duration length) implements Event {}

  /** A script added a line to its report. */
  record Noted(String text) implements Event {}

  /** A report was written to a file. */
  record ReportWritten(String file) implements Event {}

  /** Text a script printed. */
  record Printed(String text) implements Event {}

  /** A warning or an error that does not end the run at once. */
  record Reported(Diagnostic diagnostic) implements Event {}

  /** Which way a transition goes. */
  enum Direction {
    PATCHING("patching", "patched"),
    UNPATCHING("unpatching", "unpatched");

    private final String words;
    private final String done;

    Direction(String words, String done) {
      this.words = words;
      this.done = done;
    }

    /** The kernel's word while it goes on. */
    public String words() {
      return words;
    }

    /** The kernel's word when it is done. */
    public String done() {
      return done;
    }

    public Direction opposite() {
      return this == PATCHING ? UNPATCHING : PATCHING;
    }
  }
}
