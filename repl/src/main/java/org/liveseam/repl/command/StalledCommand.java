package org.liveseam.repl.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.StalledView;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.target.TargetState.LivePatch;
import org.liveseam.runtime.target.TransitionStatus;
import picocli.CommandLine.Command;

/** {@code seam stalled}. */
@Command(
    name = "stalled",
    description = {
      "Show who holds a transition up: the tasks that have not switched, and where they are.",
      "",
      "Other users' tasks and stacks are shown to root only."
    })
@Examples({
  "seam stalled # which tasks are waited for, and what do they do?",
  "seam stalled --json # the same for a program"
})
final class StalledCommand extends TargetCommand {
  private static final int FRAMES = 16;

  StalledCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Run run) {
    InProcess.refuse(run.target(), spec.commandLine());
    Session session = run.session();
    var open = new ArrayList<StalledView.Open>();
    for (LivePatch patch : session.state().patches()) {
      if (patch.inTransition()) {
        TransitionStatus status = session.transition(patch.module());
        open.add(
            new StalledView.Open(
                patch.name(),
                patch.enabled() ? "patching" : "unpatching",
                status.tasksLeft(),
                status.blockers().stream().map(blocker -> waiting(session, blocker)).toList()));
      }
    }
    run.out().show(new StalledView(session.info(), open));
    return ExitCode.DONE;
  }

  private static StalledView.Waiting waiting(Session session, TransitionStatus.Blocker blocker) {
    String proc = "/proc/" + blocker.tid() + "/";
    String state =
        read(session, proc + "status")
            .flatMap(text -> text.lines().filter(l -> l.startsWith("State:")).findFirst())
            .map(line -> line.substring("State:".length()).strip())
            .orElse("");
    String sleepsIn =
        read(session, proc + "wchan").map(String::strip).filter(w -> !w.equals("0")).orElse("");
    List<String> stack =
        read(session, proc + "stack").stream()
            .flatMap(String::lines)
            .map(line -> line.replaceFirst("^\\[<[^>]*>\\] ", ""))
            .limit(FRAMES)
            .toList();
    return new StalledView.Waiting(
        blocker.tid(), blocker.comm(), blocker.where(), state, sleepsIn, stack);
  }

  /** Empty where it may not be read, and when the task has just ended: both are no failure. */
  private static Optional<String> read(Session session, String path) {
    try {
      String text = new String(session.read(path), StandardCharsets.UTF_8);
      return Optional.of(text.replaceAll("[\\p{Cntrl}&&[^\n]]", " "));
    } catch (DiagnosticException e) {
      if (e.diagnostics().getFirst().code().equals(TargetErrors.READ_FAILED)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
