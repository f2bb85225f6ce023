package org.liveseam.runtime.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;

/**
 * A pipeline as far as it has come.
 *
 * @param took until now
 * @param errors why it failed; empty if it did not
 * @param exit how the command ends if nothing else fails, as a number
 * @param remains what could not be taken back, in words
 */
public record RunReport(
    String pipeline,
    Outcome outcome,
    Instant began,
    Duration took,
    int exit,
    List<Stage> stages,
    List<Effect> effects,
    List<Line> lines,
    List<Diagnostic> errors,
    List<String> remains) {
  public RunReport {
    stages = List.copyOf(stages);
    effects = List.copyOf(effects);
    lines = List.copyOf(lines);
    errors = List.copyOf(errors);
    remains = List.copyOf(remains);
  }

  /** How a pipeline ended. */
  public enum Outcome {
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** It failed, what it did was taken back, and its {@code rescue} said that this is fine. */
    RESCUED,
    CANCELLED;

    /** In reports and events. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How far a stage is. */
  public enum Status {
    /** Not begun; once the pipeline is over: never begun. */
    SKIPPED,
    RUNNING,
    PASSED,
    FAILED;

    /** In reports. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A stage.
   *
   * @param target where it acted; empty if it did not begin
   * @param errors why it failed
   */
  public record Stage(
      String name, String target, Status status, Duration took, List<Diagnostic> errors) {
    public Stage {
      errors = List.copyOf(errors);
    }
  }

  /**
   * Something that was done to a target.
   *
   * @param number from 1, in the order it was done
   * @param stage empty outside of stages
   * @param kind {@code applied}, {@code re-patched} or {@code reverted}
   * @param fate {@code stands}, {@code undone}, {@code kept} or {@code remains}
   */
  public record Effect(
      int number,
      String stage,
      String target,
      String kind,
      String patch,
      String version,
      String fate) {}

  /**
   * A line that the script added.
   *
   * @param stage empty outside of stages
   */
  public record Line(String stage, String text) {}
}
