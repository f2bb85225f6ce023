package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.language.api.CheckResult;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.CheckView;
import org.liveseam.repl.view.Output;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code seam check}. */
@Command(
    name = "check",
    description = {
      "Check files without touching any target: syntax, names, fields, values.",
      "",
      "Takes declarative files; a statement that acts is an error."
    })
@Examples({
  "seam check fix.seam # is it right as it stands?",
  "seam check *.seam --json # the same for a program"
})
final class CheckCommand extends ReportingCommand implements ScriptHelp.Scripted {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files; - is standard input.")
  List<String> files = new ArrayList<>();

  @Mixin ParamOptions params = new ParamOptions();

  CheckCommand(Streams streams) {
    super(streams);
  }

  @Override
  public Optional<String> script() {
    return files.stream().findFirst().filter(name -> !name.equals(SourceText.STDIN));
  }

  @Override
  ExitCode execute(Output out) {
    if (files.size() > 1 && !params.settings.isEmpty()) {
      throw UsageErrors.error(spec.commandLine(), "-p is for one file");
    }
    var checked = new ArrayList<CheckView.File>();
    var exit = ExitCode.DONE;
    for (String file : files) {
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
      boolean ok = found.stream().noneMatch(CheckCommand::isError);
      out.report(found);
      checked.add(new CheckView.File(file, ok, result.patches(), result.tests()));
      exit =
          found.stream()
              .filter(CheckCommand::isError)
              .findFirst()
              .map(d -> d.code().exit())
              .orElse(exit);
    }
    out.show(new CheckView(checked));
    return exit;
  }

  private static boolean isError(Diagnostic diagnostic) {
    return diagnostic.severity() == org.liveseam.runtime.diagnostic.Severity.ERROR;
  }
}
