package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.OutcomeView;
import org.liveseam.runtime.apply.Outcome;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code seam cancel}. */
@Command(
    name = "cancel",
    description = {
      "Reverse the open transition of patches.",
      "",
      "A patch that was on its way into effect goes, and an older version of it that it was to"
          + " replace stays; a patch that was on its way out stays in effect."
    })
@Examples({
  "seam cancel hide_cmdline # as it was before the transition",
  "seam status # which patch is in transition"
})
final class CancelCommand extends TargetCommand {
  @Parameters(arity = "1..*", paramLabel = "NAME", description = "Patches in transition.")
  List<String> names = new ArrayList<>();

  CancelCommand(Streams streams) {
    super(streams);
  }

  @Override
  boolean streaming() {
    return true;
  }

  @Override
  String effect() {
    return "the transitions are reversed";
  }

  @Override
  ExitCode execute(Run run) {
    InProcess.refuse(run.target(), spec.commandLine());
    Session session = run.session();
    names.forEach(session::cancel);
    run.out().show(OutcomeView.cancelled(new Outcome(names, List.of()), session.info().spec()));
    return ExitCode.DONE;
  }
}
