package org.liveseam.repl.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.language.api.Grants;
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

  Grants grants() {
    return new Grants(writes);
  }
}
