package org.liveseam.repl.command;

import org.liveseam.repl.io.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seam} itself. */
@Command(
    name = "seam",
    description = "A language for live patches, and the engines that carry them out.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      RehearseCommand.class,
      PlanCommand.class,
      ApplyCommand.class,
      RevertCommand.class,
      ListCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      ExplainCommand.class,
      SchemaCommand.class
    })
@Examples({
  "seam rehearse fix.seam # try a patch in a throw-away guest",
  "seam apply fix.seam # apply it to the running kernel"
})
final class RootCommand extends BaseCommand {
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  RootCommand(Streams streams) {
    super(streams);
  }

  @Override
  org.liveseam.runtime.diagnostic.ExitCode execute(org.liveseam.repl.view.Output out) {
    throw new UnsupportedOperationException("repl");
  }
}
