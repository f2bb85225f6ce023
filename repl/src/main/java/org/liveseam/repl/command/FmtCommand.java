package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.Rewrite;
import org.liveseam.repl.io.SeamFiles;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.DiffText;
import org.liveseam.repl.view.FmtView;
import org.liveseam.repl.view.Output;
import org.liveseam.repl.view.Theme;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam fmt}. */
@Command(
    name = "fmt",
    description = {
      "Write files in the one style.",
      "",
      "Rewrites files in place and names those that changed. Of a folder it takes every .seam file"
          + " below, passing over symbolic links and hidden folders; without an argument, of this"
          + " folder. What comes from standard input goes to standard output. A file with syntax"
          + " errors is left as it is."
    })
@Examples({
  "seam fmt # every file below this folder",
  "seam fmt --check --diff fix.seam # show what would change; exit 2 if something would"
})
final class FmtCommand extends ReportingCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files and folders; - is standard input (default: this folder).")
  List<String> files = new ArrayList<>();

  @Option(names = "--check", description = "Change nothing; exit with 2 if something would change.")
  boolean check;

  @Option(names = "--diff", description = "Change nothing; show what would change.")
  boolean diff;

  FmtCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    SeamFiles found = SeamFiles.of(files.isEmpty() ? List.of(".") : files);
    out.report(found.problems());
    var done = new ArrayList<FmtView.File>();
    ExitCode exit = found.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    for (String name : found.names()) {
      try {
        boolean changed = format(name);
        done.add(new FmtView.File(name, true, changed));
        exit = changed && check && exit == ExitCode.DONE ? ExitCode.DIFFERENCES : exit;
      } catch (DiagnosticException e) {
        out.report(e.diagnostics());
        done.add(new FmtView.File(name, false, false));
        exit = exit == ExitCode.DONE || exit == ExitCode.DIFFERENCES ? e.exit() : exit;
      }
    }
    boolean printed = found.names().contains(SourceText.STDIN) && !check;
    out.show(new FmtView(done, !diff && !printed));
    return exit;
  }

  /** Whether a text changes, or would. */
  private boolean format(String name) {
    SourceText text = SourceText.read(name, streams);
    Source source = text.source();
    String formatted = Seam.format(source);
    boolean changed = !formatted.equals(source.text());
    if (diff && changed && !json()) {
      Theme theme = Theme.of(output.color, streams, streams.outTerminal());
      streams.out().print(DiffText.of(source.name(), source.text(), formatted, theme));
    }
    if (check || diff) {
      return changed;
    }
    if (name.equals(SourceText.STDIN)) {
      if (!json()) {
        streams.out().print(formatted);
      }
    } else if (changed) {
      Rewrite.file(name, formatted);
    }
    return changed;
  }
}
