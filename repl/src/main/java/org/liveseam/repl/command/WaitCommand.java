package org.liveseam.repl.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.Durations;
import org.liveseam.repl.view.HumanOutput.Progress;
import org.liveseam.repl.view.OutcomeView;
import org.liveseam.runtime.apply.Outcome;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.diagnostic.TransitionErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TransitionStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam wait}. */
@Command(
    name = "wait",
    description = {
      "Wait until a transition that is under way is over, whoever began it.",
      "",
      "Changes nothing, whether it ends in time or not. Exits with 4 when it did not."
    })
@Examples({
  "seam wait # until the running kernel has no open transition",
  "seam wait hide_cmdline --wait 5m # until that patch has settled"
})
final class WaitCommand extends TargetCommand {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration USUAL = Duration.ofMinutes(1);

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Patches (default: all).")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--wait",
      paramLabel = "D",
      description = "How long to wait, such as 30s (default: 1m).")
  Duration length = USUAL;

  WaitCommand(Streams streams) {
    super(streams);
  }

  @Override
  boolean streaming() {
    return true;
  }

  @Override
  Progress progress() {
    return Progress.ALL;
  }

  @Override
  String stopping() {
    return "no longer waiting; the transition goes on";
  }

  @Override
  ExitCode execute(Run run) {
    InProcess.refuse(run.target(), spec.commandLine());
    Session session = run.session();
    Deadline deadline = Deadline.in(length, session.clock());
    Cancellation stop = run.stop().cancellation();
    var seen = new ArrayList<String>();
    checkNames(session.state());
    Optional<LivePatch> open = open(session);
    int left = Integer.MIN_VALUE;
    while (open.isPresent()) {
      LivePatch patch = open.get();
      Direction direction = patch.enabled() ? Direction.PATCHING : Direction.UNPATCHING;
      if (!seen.contains(patch.name())) {
        seen.add(patch.name());
        run.events().accept(new Event.TransitionStarted(patch.name(), direction, length));
      }
      TransitionStatus status = session.transition(patch.module());
      if (status.tasksLeft() != left) {
        left = status.tasksLeft();
        run.events().accept(progress(patch, direction, status, deadline));
      }
      if (deadline.passed()) {
        throw late(patch, direction, status).raise();
      }
      if (session.clock().sleep(POLL, stop)) {
        return ExitCode.INTERRUPTED;
      }
      open = open(session);
    }
    run.out().show(OutcomeView.settled(new Outcome(seen, List.of()), session.info().spec()));
    return ExitCode.DONE;
  }

  private void checkNames(TargetState state) {
    for (String name : names) {
      if (state.patches().stream().noneMatch(p -> p.name().equals(name))) {
        throw Diagnostic.of(StateErrors.UNKNOWN_PATCH, name, "is applied").raise();
      }
    }
  }

  private Optional<LivePatch> open(Session session) {
    return session.state().patches().stream()
        .filter(LivePatch::inTransition)
        .filter(patch -> names.isEmpty() || names.contains(patch.name()))
        .findFirst();
  }

  private static Event progress(
      LivePatch patch, Direction direction, TransitionStatus status, Deadline deadline) {
    return new Event.TransitionProgress(
        patch.name(),
        direction,
        status.tasksLeft(),
        status.blockers().stream().map(TransitionStatus.Blocker::toString).toList(),
        deadline.length().minus(deadline.left()));
  }

  private Diagnostic late(LivePatch patch, Direction direction, TransitionStatus status) {
    Diagnostic error =
        Diagnostic.of(
            TransitionErrors.STALLED_LEFT,
            patch.name(),
            direction.done(),
            Durations.exact(length),
            status.tasksLeft() < 0 ? "an unknown number of" : status.tasksLeft());
    for (TransitionStatus.Blocker blocker : status.blockers()) {
      error = error.note("waiting for " + blocker);
    }
    return error.help("`seam stalled` tells more of them");
  }
}
