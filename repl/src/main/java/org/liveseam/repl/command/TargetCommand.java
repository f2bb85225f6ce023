package org.liveseam.repl.command;

import java.util.List;
import org.liveseam.repl.io.Signals;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.io.Xdg;
import org.liveseam.repl.journal.Journal;
import org.liveseam.repl.journal.Recorder;
import org.liveseam.repl.view.Output;
import org.liveseam.repl.view.TranscriptWriter;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.apply.Workspace;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.EventSink;
import org.liveseam.runtime.target.TargetSpec;
import picocli.CommandLine.Mixin;

/**
 * A command that speaks to a target. While it does, the first Ctrl-C, termination or hangup asks it
 * to take back what is under way; it then ends with 130, 143 or 129, unless something could not be
 * taken back.
 */
abstract class TargetCommand extends ReportingCommand {
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
  record Run(Output out, TargetSpec target, EventSink events, Workspace targets, Stop stop) {
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

  /** What is said at the first Ctrl-C. */
  String stopping() {
    return "stopping; what this run did is taken back first";
  }

  @Override
  final ExitCode execute(Output out) {
    var stop = new Stop();
    try (Signals signals = Signals.running(stopping(), stop::now, streams.err())) {
      ExitCode end = execute(out, stop, signals);
      return end == ExitCode.INTERRUPTED && signals.received() ? signals.exit() : end;
    }
  }

  private ExitCode execute(Output out, Stop stop, Signals signals) {
    try (var transcript =
        TranscriptFile.open(target.transcript, streams, spec.commandLine(), this::unwritten)) {
      boolean shown = showsTranscript() && !json();
      EventSink watched =
          event -> {
            out.accept(event);
            if (event instanceof Event.Printed && streams.outClosed().getAsBoolean()) {
              stop.now();
            }
          };
      EventSink events =
          transcript.behind(shown ? watched.and(new TranscriptWriter(streams.out())) : watched);
      boolean full = shown || transcript.wanted();
      try (var targets =
          new Workspace(events, stop.cancellation(), new Xdg(streams).cache(), full)) {
        var recorder =
            new Recorder(
                Journal.of(streams),
                spec.qualifiedName(),
                targets::open,
                warning -> out.report(List.of(warning)));
        try {
          return execute(new Run(out, target.specOr(usualTarget()), events, targets, stop));
        } finally {
          recorder.record();
        }
      }
    } catch (DiagnosticException e) {
      if (signals.received() && e.exit() != ExitCode.NOT_ROLLED_BACK) {
        throw new DiagnosticException(e.diagnostics(), signals.exit());
      }
      throw e;
    }
  }
}
