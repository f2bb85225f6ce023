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

  /** A test begins. */
  record TestStarted(String name) implements Event {}

  /** A test ended as it should. */
  record TestPassed(String name, Duration took) implements Event {}

  /** A test failed; why, comes with it. */
  record TestFailed(String name, List<Diagnostic> why) implements Event {
    public TestFailed {
      why = List.copyOf(why);
    }
  }

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
