package org.liveseam.repl.command;

import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.StateView;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;

/** {@code seam status}. */
@Command(
    name = "status",
    description = "Show a target: its patches with their functions, and what hinders new ones.")
@Examples({
  "seam status # what is patched in the running kernel, and how far",
  "seam status --json # the same for a program"
})
final class StatusCommand extends TargetCommand {
  StatusCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Run run) {
    InProcess.refuse(run.target(), spec.commandLine());
    Session session = run.session();
    run.out().show(StateView.status(session));
    return ExitCode.DONE;
  }
}
