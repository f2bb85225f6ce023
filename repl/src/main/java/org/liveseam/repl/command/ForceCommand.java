package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.OutcomeView;
import org.liveseam.runtime.apply.Outcome;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam force}. */
@Command(
    name = "force",
    description = {
      "End the open transition of patches at once.",
      "",
      "Tasks that are waited for count as switched, wherever they are: they may run old and new code"
          + " mixed, and what they relied on may not hold. It cannot be undone. Taking the patch back"
          + " (seam revert) ends an open transition safely."
    })
@Examples({
  "seam force --allow-unsafe hide_cmdline # whatever tasks are in the middle of",
  "seam status # who is waited for"
})
final class ForceCommand extends TargetCommand {
  @Parameters(arity = "1..*", paramLabel = "NAME", description = "Patches in transition.")
  List<String> names = new ArrayList<>();

  @Option(names = "--allow-unsafe", description = "That is meant.")
  boolean unsafe;

  ForceCommand(Streams streams) {
    super(streams);
  }

  @Override
  boolean streaming() {
    return true;
  }

  @Override
  String effect() {
    return "the transitions are ended";
  }

  @Override
  ExitCode execute(Run run) {
    InProcess.refuse(run.target(), spec.commandLine());
    if (!unsafe) {
      throw Diagnostic.of(PolicyErrors.UNSAFE)
          .help("`seam revert` ends an open transition safely")
          .help("if it is meant, say `--allow-unsafe`")
          .raise();
    }
    Session session = run.session();
    names.forEach(session::force);
    run.out().show(OutcomeView.forced(new Outcome(names, List.of()), session.info().spec()));
    return ExitCode.DONE;
  }
}
