package org.liveseam.repl.command;

import java.util.List;
import java.util.Optional;
import org.liveseam.language.api.Grants;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.io.Xdg;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.shell.Screen;
import org.liveseam.repl.shell.TerminalShell;
import org.liveseam.repl.view.Output;
import org.liveseam.repl.view.Theme;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.target.TargetSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code seam tutorial}. */
@Command(
    name = "tutorial",
    description = {
      "Learn the REPL in ten steps, from a first value to a patch that is taken back.",
      "",
      "Needs a terminal and a C compiler. It patches a library of its own, in this process, and"
          + " leaves nothing behind."
    })
@Examples({"seam tutorial # begin", "seam tutorial 4 # begin with the fourth step"})
final class TutorialCommand extends BaseCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "STEP",
      defaultValue = "1",
      description = "The step to begin with, from 1 to 10.")
  int step;

  TutorialCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    if (!streams.inTerminal() || !streams.outTerminal() || streams.dumb()) {
      throw UsageErrors.error(spec.commandLine(), "the tutorial needs a terminal");
    }
    try (var screen = Screen.open(streams, output.color);
        var session =
            new ReplSession(
                Optional.of(TargetSpec.PROCESS),
                screen,
                new Xdg(streams).cache(),
                false,
                false,
                Grants.NONE)) {
      Theme theme = Theme.of(output.color, streams, true);
      return new TerminalShell(session, screen, streams, theme)
          .beginning(List.of(":tutorial " + step))
          .run("The tutorial of Liveseam " + Version.number() + ". :quit leaves it.");
    }
  }
}
