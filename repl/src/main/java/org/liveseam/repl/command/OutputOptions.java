package org.liveseam.repl.command;

import org.liveseam.repl.view.Theme;
import picocli.CommandLine.Option;

/** What every command understands. */
public final class OutputOptions {
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "Use colours: auto, always or never (default: auto).")
  Theme.When color = Theme.When.AUTO;

  @Option(names = "--debug", description = "Show Java stack traces of errors.")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;
}
