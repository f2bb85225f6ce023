package org.liveseam.repl.command;

import java.util.List;
import java.util.Locale;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.NewView;
import org.liveseam.repl.view.Output;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.model.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam new}. */
@Command(
    name = "new",
    description = {
      "Make a folder with a first patch, its test, and what checks both in CI.",
      "",
      "What it makes is right as it stands: `seam check`, `seam fmt --check` and `seam test` pass."
          + " Nothing is ever overwritten."
    })
@Examples({
  "seam new fix_cmdline # a patch of the kernel, tested in a throw-away guest",
  "seam new fix_score --target process # a patch of a C library of the process"
})
final class NewCommand extends ReportingCommand {
  /** What the patch is for. */
  enum Kind {
    KERNEL,
    PROCESS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "FOLDER",
      description = "The folder to make; its last part names the patch.")
  String folder = "";

  @Option(
      names = "--target",
      paramLabel = "KIND",
      description = "What to patch: kernel or process (default: kernel).")
  Kind kind = Kind.KERNEL;

  NewCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    String last = folder.replaceFirst("/+$", "").replaceFirst("^.*/", "");
    String patch = last.replace('-', '_').replace('.', '_');
    // The module's name has room for so many letters of it.
    if (!Names.isPatch(patch) || patch.length() > 37) {
      throw UsageErrors.error(
          spec.commandLine(),
          "`" + last + "` names no patch: take letters, digits and _, at most 37");
    }
    List<String> files = Scaffold.make(folder, kind.toString(), patch);
    out.show(new NewView(folder, patch, files));
    return ExitCode.DONE;
  }
}
