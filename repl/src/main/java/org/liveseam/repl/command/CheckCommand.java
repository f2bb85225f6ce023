package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
import picocli.CommandLine.Mixin;
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
final class CheckCommand extends ReportingCommand implements ScriptHelp.Scripted {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files and folders; - is standard input.")
  List<String> files = new ArrayList<>();

  @Option(names = "--sarif", description = "Write SARIF 2.1.0 to standard output.")
  boolean sarif;

  @Mixin ParamOptions params = new ParamOptions();

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
  public Optional<String> script() {
    return files.stream().findFirst().filter(name -> !name.equals(SourceText.STDIN));
  }

  @Override
  ExitCode execute(Output out) {
    if (sarif && json) {
      throw UsageErrors.error(spec.commandLine(), "say --json or --sarif, not both");
    }
    SeamFiles named = SeamFiles.of(files);
    if (named.names().size() > 1 && !params.settings.isEmpty()) {
      throw UsageErrors.error(spec.commandLine(), "-p is for one file");
    }
    out.report(named.problems());
    var told = new HashSet<Diagnostic>();
    var checked = new ArrayList<CheckView.File>();
    var exit = named.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    for (String file : named.names()) {
      exit = check(file, told, out, checked).orElse(exit);
    }
    out.show(new CheckView(checked));
    return exit;
  }

  /** What it ends with if there is an error. */
  private Optional<ExitCode> check(
      String file, Set<Diagnostic> told, Output out, List<CheckView.File> checked) {
    var found = new ArrayList<Diagnostic>();
    CheckResult result = new CheckResult(List.of(), List.of(), List.of(), List.of(), List.of());
    try {
      SourceText text = SourceText.read(file, streams);
      result = Seam.check(text.source(), text.folder(), params.inputs());
      found.addAll(result.diagnostics());
      found.addAll(result.acting());
    } catch (DiagnosticException e) {
      found.addAll(e.diagnostics());
    }
    Optional<ExitCode> failed =
        found.stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .findFirst()
            .map(d -> d.code().exit().beforeRun());
    out.report(found.stream().filter(told::add).toList());
    checked.add(new CheckView.File(file, failed.isEmpty(), result.patches(), result.tests()));
    return failed;
  }
}
