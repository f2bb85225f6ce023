package org.liveseam.repl.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Signals;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.io.Xdg;
import org.liveseam.repl.view.Output;
import org.liveseam.repl.view.TranscriptWriter;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.apply.Workspace;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.TargetSpec;
import picocli.CommandLine.Mixin;

/**
 * A command that speaks to a target. While it does, the first Ctrl-C or termination asks it to take
 * back what is under way; it then ends with 130 or 143, unless something could not be taken back.
 */
abstract class TargetCommand extends BaseCommand {
  @Mixin TargetOptions target = new TargetOptions();

  TargetCommand(Streams streams) {
    super(streams);
  }

  /** Does the work with open targets, which are left afterwards. */
  abstract ExitCode execute(Run run);

  /**
   * One run.
   *
   * @param target the one that the options name, or the command's usual one
   * @param events the output, and the transcript if one is written
   */
  record Run(
      Output out,
      TargetSpec target,
      EventSink events,
      Workspace targets,
      Cancellation cancellation) {
    /** The session on the target. */
    Session session() {
      return targets.session(target);
    }
  }

  /** What holds if the options name no target. */
  TargetSpec usualTarget() {
    return TargetSpec.KERNEL;
  }

  /** Whether the transcript is part of what people get to see. */
  boolean showsTranscript() {
    return false;
  }

  @Override
  final ExitCode execute(Output out) {
    var cancellation = new Cancellation();
    try (Signals signals = Signals.cancelling(cancellation, streams.err())) {
      return execute(out, cancellation, signals);
    }
  }

  private ExitCode execute(Output out, Cancellation cancellation, Signals signals) {
    try (Transcript transcript = transcript()) {
      EventSink events = transcript.writer == null ? out : out.and(transcript.writer);
      if (showsTranscript() && !output.json) {
        events = events.and(new TranscriptWriter(streams.out()));
      }
      try (var targets = new Workspace(events, cancellation, new Xdg(streams).cache())) {
        TargetSpec spec = target.spec == null ? usualTarget() : target.spec;
        return execute(new Run(out, spec, events, targets, cancellation));
      }
    } catch (DiagnosticException e) {
      if (signals.received() && e.exit() != ExitCode.NOT_ROLLED_BACK) {
        throw new DiagnosticException(e.diagnostics(), signals.exit());
      }
      throw e;
    }
  }

  private Transcript transcript() {
    String file = target.transcript;
    if (file == null) {
      return new Transcript(null, null);
    }
    if (file.equals("-")) {
      return new Transcript(new TranscriptWriter(streams.err()), null);
    }
    try {
      var stream = new PrintStream(file, StandardCharsets.UTF_8);
      return new Transcript(new TranscriptWriter(stream), stream);
    } catch (IOException e) {
      throw UsageErrors.error(spec.commandLine(), "cannot write `" + file + "`: " + e.getMessage());
    }
  }

  private record Transcript(@Nullable TranscriptWriter writer, @Nullable PrintStream stream)
      implements AutoCloseable {
    @Override
    public void close() {
      if (stream != null) {
        stream.close();
      }
    }
  }
}
