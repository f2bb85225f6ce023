package org.liveseam.repl.command;

import java.util.concurrent.Callable;
import org.liveseam.repl.io.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seam} itself. */
@Command(
    name = "seam",
    description = {
      "A language for live patches, and the engines that carry them out.",
      "",
      "Without a command it starts the REPL."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    versionProvider = Version.class)
@Examples({
  "seam rehearse fix.seam # try a patch in a throw-away guest",
  "seam apply fix.seam # apply it to the running kernel"
})
final class RootCommand implements Callable<Integer> {
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  private final Streams streams;

  RootCommand(Streams streams) {
    this.streams = streams;
  }

  /** {@code seam} alone is {@code seam repl}. */
  @Override
  public Integer call() {
    return CommandLines.run(streams, "repl");
  }
}
