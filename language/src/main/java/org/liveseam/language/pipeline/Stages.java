package org.liveseam.language.pipeline;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.language.SeamContext;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.report.RunReport;
import org.liveseam.runtime.report.RunReport.Status;

/** How far the stages of a running pipeline are. */
public final class Stages {
  private final String pipeline;
  private final SeamContext context;
  private final Map<String, State> states = new LinkedHashMap<>();
  private String current = "";
  private String failed = "";

  private static final class State {
    Status status = Status.SKIPPED;
    String target = "";
    long began;
    Duration took = Duration.ZERO;
    List<Diagnostic> errors = List.of();
  }

  Stages(String pipeline, List<String> names, SeamContext context) {
    this.pipeline = pipeline;
    this.context = context;
    names.forEach(name -> states.put(name, new State()));
  }

  /** The one that runs; empty for none. */
  String current() {
    return current;
  }

  /** The one that failed; empty for none. */
  String failed() {
    return failed;
  }

  /** A stage begins on a target. */
  @TruffleBoundary
  public void begin(String stage, String target) {
    State state = state(stage);
    state.status = Status.RUNNING;
    state.target = target;
    state.began = System.nanoTime();
    current = stage;
    context.emit(new Event.StageStarted(pipeline, stage, target));
  }

  /** It is done. */
  @TruffleBoundary
  public void passed(String stage) {
    State state = end(stage, Status.PASSED);
    context.emit(new Event.StagePassed(pipeline, stage, state.took));
  }

  /** It failed, perhaps before it began. */
  @TruffleBoundary
  public void failed(String stage, List<Diagnostic> why) {
    State state = end(stage, Status.FAILED);
    state.errors = why;
    failed = stage;
    context.emit(new Event.StageFailed(pipeline, stage, state.took, why));
  }

  private State end(String stage, Status status) {
    State state = state(stage);
    if (state.status == Status.RUNNING) {
      state.took = Duration.ofNanos(System.nanoTime() - state.began);
    }
    state.status = status;
    current = "";
    return state;
  }

  private State state(String stage) {
    State state = states.get(stage);
    if (state == null) {
      throw new IllegalStateException("no stage " + stage + " in " + pipeline);
    }
    return state;
  }

  List<RunReport.Stage> report() {
    return states.entrySet().stream()
        .map(
            entry -> {
              State s = entry.getValue();
              Duration took =
                  s.status == Status.RUNNING
                      ? Duration.ofNanos(System.nanoTime() - s.began)
                      : s.took;
              return new RunReport.Stage(entry.getKey(), s.target, s.status, took, s.errors);
            })
        .toList();
  }
}
