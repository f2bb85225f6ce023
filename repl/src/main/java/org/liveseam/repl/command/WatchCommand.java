package org.liveseam.repl.command;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.WatchView;
import org.liveseam.repl.view.WatchView.Moment;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.target.Deadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seam watch}. */
@Command(
    name = "watch",
    description = {
      "Show a target's patches, and then each change, until Ctrl-C.",
      "",
      "Patches that come, switch and go, and how many tasks a transition still waits for. Changes"
          + " nothing."
    })
@Examples({
  "seam watch # what happens to the running kernel's patches",
  "seam watch --for 30s --json # half a minute of it, a record per change"
})
final class WatchCommand extends TargetCommand {
  @Option(
      names = "--for",
      paramLabel = "D",
      description = "Stop after that time, with exit 0 (default: at Ctrl-C).")
  @Nullable Duration length;

  @Option(
      names = "--interval",
      paramLabel = "D",
      description = "How long to pause between two looks (default: 500ms).")
  Duration interval = Duration.ofMillis(500);

  WatchCommand(Streams streams) {
    super(streams);
  }

  @Override
  boolean streaming() {
    return true;
  }

  @Override
  String stopping() {
    return "no longer watching";
  }

  @Override
  ExitCode execute(Run run) {
    InProcess.refuse(run.target(), spec.commandLine());
    Session session = run.session();
    Optional<Deadline> end =
        Optional.ofNullable(length).map(time -> Deadline.in(time, session.clock()));
    Optional<Moment> before = Optional.empty();
    while (true) {
      Moment now = Moment.of(session.state(), session::transition);
      if (!before.equals(Optional.of(now))) {
        run.out().show(new WatchView(session.info(), before, now));
        before = Optional.of(now);
      }
      if (end.isPresent() && end.get().passed()) {
        return ExitCode.DONE;
      }
      if (streams.outClosed().getAsBoolean()) {
        return ExitCode.DONE; // nobody is left to be told
      }
      if (session.clock().sleep(pause(end), run.stop().cancellation())) {
        return ExitCode.INTERRUPTED;
      }
    }
  }

  private Duration pause(Optional<Deadline> end) {
    Duration left = end.map(Deadline::left).orElse(interval);
    return left.compareTo(interval) < 0 ? left : interval;
  }
}
