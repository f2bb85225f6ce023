package org.liveseam.repl.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    versionProvider = VersionLines.class)
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

  /** What {@code seam} understands in front of everything else: it is {@code seam run -e}. */
  static final String EVALUATE = "-e";

  @Option(
      names = EVALUATE,
      paramLabel = "CODE",
      description = "Run CODE; what `seam run` understands may follow.")
  @Nullable String code;

  private final Streams streams;

  RootCommand(Streams streams) {
    this.streams = streams;
  }

  /** {@code seam} alone is {@code seam repl}. */
  @Override
  public Integer call() {
    if (code != null) {
      return CommandLines.run(streams, "run", EVALUATE, code);
    }
    return CommandLines.run(streams, "repl");
  }
}
