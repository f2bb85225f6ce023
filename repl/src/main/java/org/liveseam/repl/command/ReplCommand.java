package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.io.Xdg;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Standing;
import org.liveseam.repl.shell.PipeShell;
import org.liveseam.repl.shell.Screen;
import org.liveseam.repl.shell.TerminalShell;
import org.liveseam.repl.view.HumanOutput.Progress;
import org.liveseam.repl.view.Output;
import org.liveseam.repl.view.Theme;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.event.EventSink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seam repl}. */
@Command(
    name = "repl",
    description = {
      "Type the language and see what happens; also started by `seam` alone.",
      "",
      "In a pipe there is no prompt, and the first error ends it; what was applied is then taken"
          + " back."
    })
@Examples({
  "seam repl # a conversation about this process and the running kernel",
  "seam repl --target vm # about a throw-away guest"
})
final class ReplCommand extends BaseCommand {
  @Mixin TargetOptions target = new TargetOptions();

  @Option(names = "--allow-unsafe", description = "Let `unsafe` blocks run.")
  boolean unsafe;

  @Mixin GrantOptions grants = new GrantOptions();

  ReplCommand(Streams streams) {
    super(streams);
  }

  @Override
  Progress progress() {
    return Progress.ALL;
  }

  @Override
  ExitCode execute(Output out) {
    boolean terminal = streams.inTerminal() && streams.outTerminal() && !streams.dumb();
    try (var transcript =
        TranscriptFile.open(target.transcript, streams, spec.commandLine(), this::unwritten)) {
      if (!terminal) {
        try (var session = session(transcript.behind(out), transcript.wanted());
            var standing = new Standing(new Xdg(streams).state())) {
          session.standing(standing::note);
          return new PipeShell(session, streams, out).run();
        }
      }
      try (var screen = Screen.open(streams, output.color);
          var session = session(transcript.behind(screen), transcript.wanted());
          var standing = new Standing(new Xdg(streams).state())) {
        Theme theme = Theme.of(output.color, streams, true);
        String banner =
            "Liveseam "
                + Version.number()
                + target.named().map(spec -> ", target " + spec).orElse("")
                + ". :help tells more.";
        session.standing(standing::note);
        var said = new ArrayList<>(List.of(banner));
        said.addAll(standing.tell(session));
        return new TerminalShell(session, screen, streams, theme).run(String.join("\n", said));
      }
    }
  }

  private ReplSession session(EventSink events, boolean fullLog) {
    return new ReplSession(
        target.named(),
        events,
        new Xdg(streams).cache(),
        fullLog,
        unsafe,
        grants.grants(spec.commandLine()));
  }
}
