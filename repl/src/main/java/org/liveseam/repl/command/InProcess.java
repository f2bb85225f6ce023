package org.liveseam.repl.command;

import java.util.List;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SourceText;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.TargetSpec;
import picocli.CommandLine;

/**
 * Patches of a process' own native code end with that process, so a command that ends at once has
 * no use for them.
 */
final class InProcess {
  private InProcess() {}

  /** Refuses the process as the target of a command. */
  static void refuse(TargetSpec target, CommandLine line) {
    if (target.scheme().equals(TargetSpec.PROCESS.scheme())) {
      throw error(line, "patches of a process");
    }
  }

  /** Refuses a file by its text, before anything of it is evaluated. */
  static void refuse(SourceText text, CommandLine line) {
    List<String> names = Seam.check(text.source(), text.folder()).inProcess();
    if (!names.isEmpty()) {
      throw error(line, "in-process patches (" + String.join(", ", names) + ")");
    }
  }

  /** Refuses what only its evaluation showed to be for the process. */
  static void refuse(List<Patch> patches, CommandLine line) {
    List<String> names = patches.stream().filter(Patch::inProcess).map(Patch::name).toList();
    if (!names.isEmpty()) {
      throw error(line, "in-process patches (" + String.join(", ", names) + ")");
    }
  }

  private static CommandLine.ParameterException error(CommandLine line, String what) {
    String command = line.getCommandSpec().qualifiedName();
    return UsageErrors.error(
        line,
        what
            + " end with their process, and so `"
            + command
            + "` takes none: use `seam run` or `seam repl`");
  }
}
