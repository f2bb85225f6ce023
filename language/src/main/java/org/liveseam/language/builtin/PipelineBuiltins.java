package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.language.SeamContext;
import org.liveseam.language.check.Lengths;
import org.liveseam.language.pipeline.PipelineRun;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.Signature;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.PipelineErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.report.ReportFormat;
import org.liveseam.runtime.report.RunReport;
import org.liveseam.runtime.report.WholeFiles;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;

/** What pipelines are made of besides patches, and what writes files. */
abstract class PipelineBuiltins {
  private PipelineBuiltins() {}

  /** {@code hold(length, while)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "hold")
  abstract static class HoldNode extends VerbNode {
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    @Specialization
    @TruffleBoundary
    protected Object hold(SeamDuration length, SeamFunction condition) {
      act("hold");
      Lengths.check("the length", "`hold`", length)
          .ifPresent(
              d -> {
                throw failCaller(d);
              });
      if (!condition.code().signature().parameters().stream()
          .allMatch(Signature.Parameter::optional)) {
        throw failCaller(
            Diagnostic.of(
                ScriptErrors.ARGUMENTS, "while", "what `hold` watches is called without any"));
      }
      watch(length, condition);
      return SeamNull.NULL;
    }

    private void watch(SeamDuration written, SeamFunction condition) {
      SeamContext context = SeamContext.get(this);
      Clock clock = context.clock();
      Duration length = written.length();
      Deadline deadline = Deadline.in(length, clock);
      long began = clock.nanos();
      // A hold of hours tells a hundred times how far it is, a short one every second.
      Duration step = longer(length.dividedBy(100), LONGEST);
      Duration told = Duration.ZERO;
      context.emit(new Event.Holding(Duration.ZERO, length));
      while (true) {
        Duration elapsed = Duration.ofNanos(clock.nanos() - began);
        if (!holds(condition)) {
          throw failCaller(Diagnostic.of(PipelineErrors.HOLD_BROKEN, written.render()));
        }
        if (deadline.passed()) {
          context.emit(new Event.Held(length));
          return;
        }
        if (elapsed.compareTo(told.plus(step)) >= 0) {
          told = elapsed;
          context.emit(new Event.Holding(elapsed, length));
        }
        pause(step(length, deadline.left()));
      }
    }

    private boolean holds(SeamFunction condition) {
      TruffleSafepoint.poll(this);
      Object value = call(condition);
      if (value instanceof Boolean held) {
        return held;
      }
      throw failCaller(
          Diagnostic.of(
              ScriptErrors.WRONG_TYPE, "what `hold` watches", "a bool", Values.aType(value)));
    }

    private static Object call(SeamFunction condition) {
      Object[] arguments = new Object[condition.code().signature().parameters().size() + 1];
      java.util.Arrays.fill(arguments, SeamFunction.ABSENT);
      arguments[0] = condition;
      return condition.code().target().call(arguments);
    }

    private static Duration step(Duration length, Duration left) {
      Duration usual = length.dividedBy(10);
      Duration pause = usual.compareTo(LONGEST) > 0 ? LONGEST : longer(usual, SHORTEST);
      return pause.compareTo(left) < 0 ? pause : longer(left, Duration.ofMillis(1));
    }

    private static Duration longer(Duration a, Duration b) {
      return a.compareTo(b) > 0 ? a : b;
    }
  }

  /** {@code keep(what)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "keep")
  abstract static class KeepPatchNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object keep(Object what) {
      act("keep");
      PipelineRun run = SeamContext.get(this).pipeline();
      if (run == null) {
        throw fail(Diagnostic.of(PipelineErrors.NO_PIPELINE, "keep"));
      }
      names("keep", what).forEach(run::keep);
      return SeamNull.NULL;
    }
  }

  /** {@code report(text, to)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "report")
  abstract static class ReportNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object report(Object text, Object to) {
      act("report");
      SeamContext context = SeamContext.get(this);
      PipelineRun running = context.pipeline();
      if (!(text instanceof SeamNull)) {
        String line = Values.text(text);
        if (running != null) {
          running.line(line);
        }
        context.emit(new Event.Noted(line));
      }
      if (!(to instanceof SeamNull)) {
        PipelineRun reported = context.reported();
        if (reported == null) {
          throw fail(Diagnostic.of(PipelineErrors.NO_PIPELINE, "report to:"));
        }
        write(context, files(to), reported.report());
      }
      return SeamNull.NULL;
    }

    private List<String> files(Object to) {
      return switch (to) {
        case String file -> List.of(file);
        case SeamList list -> {
          var all = new ArrayList<String>();
          list.asList().forEach(element -> all.addAll(files(element)));
          yield all;
        }
        default -> throw wrong("`to` of `report`", "a str or a list of them", to);
      };
    }

    private void write(SeamContext context, List<String> files, RunReport report) {
      Map<Path, String> texts = new LinkedHashMap<>();
      for (String file : files) {
        ReportFormat format =
            ReportFormat.of(file)
                .orElseThrow(() -> fail(Diagnostic.of(PipelineErrors.REPORT_FORMAT, file)));
        texts.put(engine(() -> context.grants().write(file)), format.text(report));
      }
      engine(
          () -> {
            WholeFiles.write(texts);
            return true;
          });
      files.forEach(file -> context.emit(new Event.ReportWritten(file)));
    }
  }

  /** {@code write(path, text)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "write")
  abstract static class WriteNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object write(String path, String text) {
      act("write");
      SeamContext context = SeamContext.get(this);
      engine(
          () -> {
            WholeFiles.write(Map.of(context.grants().write(path), text));
            return true;
          });
      return SeamNull.NULL;
    }
  }
}
