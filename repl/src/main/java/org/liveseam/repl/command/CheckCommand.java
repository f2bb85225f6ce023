package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liveseam.language.api.CheckResult;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SeamFiles;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.BothOutput;
import org.liveseam.repl.view.CheckView;
import org.liveseam.repl.view.HumanOutput;
import org.liveseam.repl.view.Output;
import org.liveseam.repl.view.SarifOutput;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam check}. */
@Command(
    name = "check",
    description = {
      "Check files without touching any target: syntax, names, fields, values.",
      "",
      "Takes declarative files; a statement that acts is an error. Of a folder it takes every .seam"
          + " file below. An error that several files share is told once."
    })
@Examples({
  "seam check fix.seam # is it right as it stands?",
  "seam check fixes --sarif > seam.sarif # a whole folder, for a code scanner"
})
final class CheckCommand extends ReportingCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files and folders; - is standard input.")
  List<String> files = new ArrayList<>();

  @Option(names = "--sarif", description = "Write SARIF 2.1.0 to standard output.")
  boolean sarif;

  CheckCommand(Streams streams) {
    super(streams);
  }

  @Override
  Output output() {
    if (!sarif) {
      return super.output();
    }
    return new BothOutput(
        new SarifOutput(streams.out(), Version.number()),
        new HumanOutput(streams, output.color, HumanOutput.Progress.NONE));
  }

  @Override
  ExitCode execute(Output out) {
    if (sarif && json) {
      throw UsageErrors.error(spec.commandLine(), "say --json or --sarif, not both");
    }
    SeamFiles named = SeamFiles.of(files);
    out.report(named.problems());
    var told = new HashSet<Diagnostic>();
    var checked = new ArrayList<CheckView.File>();
    var exit = named.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    for (String file : named.names()) {
      CheckView.File result = check(file, told, out);
      checked.add(result);
      exit = result.ok() ? exit : ExitCode.SOURCE;
    }
    out.show(new CheckView(checked));
    return exit;
  }

  private CheckView.File check(String file, Set<Diagnostic> told, Output out) {
    var found = new ArrayList<Diagnostic>();
    CheckResult result = new CheckResult(List.of(), List.of(), List.of(), List.of(), List.of());
    try {
      SourceText text = SourceText.read(file, streams);
      result = Seam.check(text.source(), text.folder());
      found.addAll(result.diagnostics());
      found.addAll(result.acting());
    } catch (DiagnosticException e) {
      found.addAll(e.diagnostics());
    }
    boolean ok = found.stream().noneMatch(d -> d.severity() == Severity.ERROR);
    out.report(found.stream().filter(told::add).toList());
    return new CheckView.File(file, ok, result.patches(), result.tests());
  }
}
