package org.liveseam.repl.command;

import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.Output;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code seam completion}. */
@Command(
    name = "completion",
    description = {
      "Print a script with which a shell completes what is typed behind `seam`.",
      "",
      "Commands, options and their values, files, targets, and names of applied patches. bash: load"
          + " it in ~/.bashrc; zsh: write it to a file _seam in a folder of $fpath; fish: write it to"
          + " ~/.config/fish/completions/seam.fish."
    })
@Examples({
  "source <(seam completion bash) # for this bash",
  "seam completion fish > ~/.config/fish/completions/seam.fish # for fish, from now on"
})
final class CompletionCommand extends BaseCommand {
  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  CompletionScripts.Shell shell = CompletionScripts.Shell.BASH;

  CompletionCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    CompletionModel model = CompletionModel.of(CommandLines.of(streams));
    streams.out().print(CompletionScripts.of(shell, model));
    return ExitCode.DONE;
  }
}
