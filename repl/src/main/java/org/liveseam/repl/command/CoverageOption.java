package org.liveseam.repl.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.Tools.Report;
import picocli.CommandLine.Option;

/** What of a script was run. */
final class CoverageOption {
  @Option(
      names = "--coverage",
      arity = "0..1",
      fallbackValue = "",
      preprocessor = ToolOptions.Attached.class,
      paramLabel = "FILE",
      description = "Tell in the end which statements ran; FILE may end in .json or .info (lcov).")
  @Nullable String coverage;

  Optional<Report> report() {
    return Optional.ofNullable(coverage).map(ToolOptions::report);
  }
}
