package org.liveseam.repl.view;

import com.google.gson.JsonObject;
import java.time.Duration;
import org.liveseam.runtime.event.Event;

/** Events as JSON. Durations are whole milliseconds. */
final class JsonEvents {
  private JsonEvents() {}

  /** The record's type: the event's name with dashes. */
  static String type(Event event) {
    return event
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(java.util.Locale.ROOT);
  }

  static void put(Event event, JsonObject to) {
    switch (event) {
      case Event.TargetOpening e -> {
        to.addProperty("target", e.target());
        to.addProperty("detail", e.detail());
      }
      case Event.TargetReady e -> {
        to.addProperty("target", e.target());
        to.addProperty("release", e.release());
        took(to, e.took());
      }
      case Event.TargetClosed e -> to.addProperty("target", e.target());
      case Event.Built e -> {
        module(to, e.patch(), e.module());
        to.addProperty("bytes", e.bytes());
        to.addProperty("cached", e.cached());
        took(to, e.took());
      }
      case Event.Loaded e -> {
        module(to, e.patch(), e.module());
        took(to, e.took());
      }
      case Event.Unloaded e -> module(to, e.patch(), e.module());
      case Event.TransitionStarted e -> {
        transition(to, e.patch(), e.direction());
        to.addProperty("deadlineMillis", e.deadline().toMillis());
      }
      case Event.TransitionProgress e -> {
        transition(to, e.patch(), e.direction());
        to.addProperty("tasksLeft", e.tasksLeft());
        to.add("blockers", JsonDiagnostics.strings(e.blockers()));
        to.addProperty("elapsedMillis", e.elapsed().toMillis());
      }
      case Event.TransitionDone e -> {
        transition(to, e.patch(), e.direction());
        took(to, e.took());
      }
      case Event.Stalled e -> {
        transition(to, e.patch(), e.direction());
        to.addProperty("tasksLeft", e.tasksLeft());
        to.addProperty("policy", e.policy().words());
      }
      case Event.Reversing e -> transition(to, e.patch(), e.from());
      case Event.Applied e -> changed(to, e.patch(), e.changed());
      case Event.Reverted e -> changed(to, e.patch(), e.changed());
      case Event.LogLine e -> {
        to.addProperty("sequence", e.line().sequence());
        to.addProperty("micros", e.line().micros());
        to.addProperty("level", e.line().level());
        to.addProperty("text", e.line().text());
      }
      case Event.Unchanged e -> to.addProperty("what", e.what());
      case Event.TestStarted e -> test(to, e.file(), e.name());
      case Event.TestPassed e -> {
        test(to, e.file(), e.name());
        took(to, e.took());
      }
      case Event.TestFailed e -> {
        test(to, e.file(), e.name());
        to.add("why", JsonDiagnostics.array(e.why()));
      }
      case Event.PipelineStarted e -> {
        to.addProperty("pipeline", e.pipeline());
        to.add("stages", JsonDiagnostics.strings(e.stages()));
      }
      case Event.StageStarted e -> {
        stage(to, e.pipeline(), e.stage());
        to.addProperty("target", e.target());
      }
      case Event.StagePassed e -> {
        stage(to, e.pipeline(), e.stage());
        took(to, e.took());
      }
      case Event.StageFailed e -> {
        stage(to, e.pipeline(), e.stage());
        took(to, e.took());
        to.add("why", JsonDiagnostics.array(e.why()));
      }
      case Event.Undoing e -> {
        to.addProperty("pipeline", e.pipeline());
        to.addProperty("effects", e.effects());
      }
      case Event.Undone e -> {
        to.addProperty("pipeline", e.pipeline());
        to.add("undone", JsonDiagnostics.strings(e.undone()));
        to.add("remains", JsonDiagnostics.strings(e.remains()));
      }
      case Event.PipelineEnded e -> {
        to.addProperty("pipeline", e.pipeline());
        to.addProperty("outcome", e.outcome());
        took(to, e.took());
      }
      case Event.Holding e -> {
        to.addProperty("elapsedMillis", e.elapsed().toMillis());
        to.addProperty("lengthMillis", e.length().toMillis());
      }
      case Event.Held e -> to.addProperty("lengthMillis", e.length().toMillis());
      case Event.Noted e -> to.addProperty("text", e.text());
      case Event.ReportWritten e -> to.addProperty("file", e.file());
      case Event.Printed e -> to.addProperty("text", e.text());
      case Event.Reported e -> to.add("diagnostic", JsonDiagnostics.object(e.diagnostic()));
    }
  }

  private static void test(JsonObject to, String file, String name) {
    to.addProperty("file", file);
    to.addProperty("name", name);
  }

  private static void stage(JsonObject to, String pipeline, String stage) {
    to.addProperty("pipeline", pipeline);
    to.addProperty("stage", stage);
  }

  private static void took(JsonObject to, Duration took) {
    to.addProperty("tookMillis", took.toMillis());
  }

  private static void module(JsonObject to, String patch, String module) {
    to.addProperty("patch", patch);
    to.addProperty("module", module);
  }

  private static void transition(JsonObject to, String patch, Event.Direction direction) {
    to.addProperty("patch", patch);
    to.addProperty("direction", direction.words());
  }

  private static void changed(JsonObject to, String patch, boolean changed) {
    to.addProperty("patch", patch);
    to.addProperty("changed", changed);
  }
}
