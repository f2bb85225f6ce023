package org.liveseam.repl.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.doc.ModulePage;
import org.liveseam.repl.io.SeamFiles;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.Output;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code seam doc}. */
@Command(
    name = "doc",
    description = {
      "Write what files declare, and their doc comments, as Markdown.",
      "",
      "A page for each file goes to standard output. Of a folder it takes every .seam file below."
    })
@Examples({
  "seam doc fix.seam > fix.md # patches, functions, values, tests",
  "seam doc fixes > fixes.md # those of a whole folder"
})
final class DocCommand extends BaseCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files and folders; - is standard input.")
  List<String> files = new ArrayList<>();

  DocCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    SeamFiles named = SeamFiles.of(files);
    out.report(named.problems());
    ExitCode exit = named.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    String between = "";
    for (String name : named.names()) {
      try {
        SourceText text = SourceText.read(name, streams);
        // A text with errors of syntax has no style, and would be documented in part.
        String tidy = Seam.format(text.source());
        String title = name.equals(SourceText.STDIN) ? name : Path.of(name).getFileName() + "";
        streams.out().print(between + ModulePage.of(title, tidy));
        between = "\n";
      } catch (DiagnosticException e) {
        out.report(e.diagnostics());
        exit = exit == ExitCode.DONE ? e.exit() : exit;
      }
    }
    return exit;
  }
}
