package org.liveseam.repl.command;

import org.liveseam.repl.io.Streams;
import picocli.CommandLine.Option;

/** A command whose results programs can read. */
abstract class ReportingCommand extends BaseCommand {
  @Option(names = "--json", description = "Write JSON to standard output.")
  boolean json;

  ReportingCommand(Streams streams) {
    super(streams);
  }

  @Override
  final boolean json() {
    return json;
  }
}
