package org.liveseam.repl.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.language.api.Grants;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What scripts may do to the machine that they were started on. */
final class GrantOptions {
  @Option(
      names = "--allow-write",
      paramLabel = "DIR",
      description =
          "Let the script write reports and other files in DIR and below; may be given several"
              + " times.")
  List<Path> writes = new ArrayList<>();

  /** An empty name would be this folder, which nobody means who leaves a variable empty. */
  Grants grants(CommandLine line) {
    if (writes.stream().anyMatch(folder -> folder.toString().isEmpty())) {
      throw UsageErrors.error(
          line, "`--allow-write` names no folder; `--allow-write=.` is this one");
    }
    return new Grants(writes);
  }
}
