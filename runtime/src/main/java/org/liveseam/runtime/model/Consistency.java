package org.liveseam.runtime.model;

import java.time.Duration;
import java.util.List;
import org.liveseam.runtime.diagnostic.Span;

/**
 * How the switch from old to new must look to the code that runs.
 *
 * @param models acceptable models, best first
 * @param patience how long the transition may take
 * @param onStall what happens when it takes longer
 */
public record Consistency(List<Model> models, Duration patience, StallPolicy onStall, Span span) {
  /** How long a transition may take if the patch does not say. */
  public static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

  /** Who waits longer than this, has made a mistake; what is open so long stands in others' way. */
  public static final Duration LONGEST_WAIT = Duration.ofDays(30);

  public Consistency {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("no consistency model");
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("wait " + patience);
    }
  }

  /** What holds when the patch says nothing: per-task, 60 seconds, reverse. */
  public static Consistency usual(Span span) {
    return new Consistency(List.of(Model.PER_TASK), DEFAULT_WAIT, StallPolicy.REVERSE, span);
  }

  public Consistency withPatience(Duration other) {
    return new Consistency(models, other, onStall, span);
  }

  /** A promise about which versions of a patch's functions one task can see. */
  public enum Model {
    /**
     * Each task sees all-old or all-new; it switches when none of the functions is on its stack.
     */
    PER_TASK("per-task"),
    /** All tasks are stopped and switch at once. */
    STOP_MACHINE("stop-machine"),
    /** No promise: each call sees whatever is there. */
    IMMEDIATE("immediate");

    private final String words;

    Model(String words) {
      this.words = words;
    }

    /** As it is written in a patch. */
    public String words() {
      return words;
    }
  }

  /** What to do about a transition that is not done in time. */
  public enum StallPolicy {
    /** Back to before. */
    REVERSE("reverse"),
    /** Keep waiting until it is done or somebody interrupts, which reverses. */
    WAIT("wait"),
    /** Stop waiting; the transition stays open. */
    LEAVE("leave");

    private final String words;

    StallPolicy(String words) {
      this.words = words;
    }

    /** As it is written in a patch. */
    public String words() {
      return words;
    }
  }
}
