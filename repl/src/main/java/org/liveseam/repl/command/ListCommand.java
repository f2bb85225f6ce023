package org.liveseam.repl.command;

import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.StateView;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;

/** {@code seam list}. */
@Command(name = "list", description = "List every live patch of a target, ours and foreign.")
@Examples({
  "seam list # the patches of the running kernel, a line each",
  "seam list --json # the same for a program"
})
final class ListCommand extends TargetCommand {
  ListCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Run run) {
    InProcess.refuse(run.target(), spec.commandLine());
    Session session = run.session();
    run.out().show(StateView.list(session));
    return ExitCode.DONE;
  }
}
