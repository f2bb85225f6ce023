package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.ScriptInputs;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.HumanOutput.Progress;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam run}. */
@Command(
    name = "run",
    description = {
      "Run a script on this machine against a target.",
      "",
      "What a script applied stays when it ends well, and is taken back when it fails or is"
          + " interrupted."
    })
@Examples({
  "seam run rollout.seam # run a script",
  "seam run -e 'print(read(\"/proc/cmdline\"))' --target vm # run a line in a guest"
})
final class RunCommand extends TargetCommand implements ScriptHelp.Scripted {
  @Option(names = "-e", paramLabel = "CODE", description = "Run CODE instead of a file.")
  @Nullable String code;

  @Option(names = "--allow-unsafe", description = "Let `unsafe` blocks run.")
  boolean unsafe;

  @Mixin GrantOptions grants = new GrantOptions();

  @Mixin ToolOptions watching = new ToolOptions();

  @Option(names = "--resume", hidden = true)
  boolean resume;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A script; - is standard input.")
  @Nullable String file;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ARG",
      description = "What the script finds as `args`; -- in front of what looks like an option.")
  List<String> args = new ArrayList<>();

  @Mixin ParamOptions params = new ParamOptions();

  RunCommand(Streams streams) {
    super(streams);
  }

  @Override
  public Optional<String> script() {
    return Optional.ofNullable(file).filter(name -> !name.equals(SourceText.STDIN));
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
  ExitCode execute(Run run) {
    if (resume) {
      throw UsageErrors.error(
          spec.commandLine(),
          "a run cannot be resumed: what it did was taken back when it failed, and where its script"
              + " stood nobody can know; run it again, what is applied already stays as it is");
    }
    SourceText text = text();
    try (var tools = watching.start(streams, spec.commandLine());
        Seam seam =
            Languages.open(run, target.named(), unsafe, grants.grants(spec.commandLine()), tools)) {
      try {
        seam.run(text.source(), text.folder(), new ScriptInputs(params.settings, args));
      } catch (RuntimeException e) {
        RuntimeException told = Cleanup.revertEffects(run, e);
        if (streams.outClosed().getAsBoolean() && !Cleanup.incomplete(told)) {
          // Nobody is left to be told; the script was stopped because of that.
          return ExitCode.FAILED;
        }
        throw told;
      }
    }
    return ExitCode.DONE;
  }

  private SourceText text() {
    if (code != null) {
      if (file != null) {
        throw UsageErrors.error(spec.commandLine(), "give a file or -e CODE, not both");
      }
      return SourceText.argument(code);
    }
    if (file == null) {
      throw UsageErrors.error(spec.commandLine(), "name a file, - or -e CODE");
    }
    return SourceText.read(file, streams);
  }
}
