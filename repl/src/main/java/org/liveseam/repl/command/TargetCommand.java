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
   * @param events the output, and the transcript if one is written
   */
  record Run(Output out, EventSink events, Workspace targets, Cancellation cancellation) {}

  /** The session on the target that the options name. */
  final Session session(Run run) {
    return run.targets().session(target.spec);
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
      try (var targets = new Workspace(events, cancellation, new Xdg(streams).cache())) {
        return execute(new Run(out, events, targets, cancellation));
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
