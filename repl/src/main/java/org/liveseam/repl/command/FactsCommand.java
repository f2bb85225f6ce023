package org.liveseam.repl.command;

import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.FactsView;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;

/** {@code seam facts}. */
@Command(
    name = "facts",
    description = {
      "Tell what a target is and can do, and what this user may do with it.",
      "",
      "Models of consistency, features, missing privileges, and what hinders loading: probed, never"
          + " derived from a release."
    })
@Examples({
  "seam facts # what can the running kernel do, and what may I?",
  "seam facts --json # the same for a program that decides"
})
final class FactsCommand extends TargetCommand {
  FactsCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Run run) {
    run.out().show(FactsView.of(run.session()));
    return ExitCode.DONE;
  }
}
