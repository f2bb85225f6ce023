package org.liveseam.repl.command;

import java.util.List;
import java.util.Optional;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.PlanView;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.target.TargetSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam plan}. */
@Command(
    name = "plan",
    description = {
      "Show what applying a file would do, without doing it.",
      "",
      "Signs: + add, ~ re-patch, - revert, = keep."
    })
@Examples({
  "seam plan fix.seam # what would apply do to the running kernel?",
  "seam plan fix.seam --target vm --detailed-exitcode # exit 2 if there is something to do"
})
final class PlanCommand extends TargetCommand implements ScriptHelp.Scripted {
  @Parameters(paramLabel = "FILE", description = "A declarative file; - is standard input.")
  String file = "";

  @Mixin ParamOptions params = new ParamOptions();

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 when there is something to do, with 0 when there is not.")
  boolean detailed;

  PlanCommand(Streams streams) {
    super(streams);
  }

  @Override
  public Optional<String> script() {
    return Optional.of(file).filter(name -> !name.isEmpty() && !name.equals(SourceText.STDIN));
  }

  @Override
  ExitCode execute(Run run) {
    SourceText text = SourceText.read(file, streams);
    try (Seam seam = Languages.open(run, target.named(), false)) {
      var declared = seam.declarations(text.source(), text.folder(), params.inputs());
      List<Patch> patches = declared.patches().patches();
      boolean process =
          target.spec == null && !patches.isEmpty() && patches.stream().allMatch(Patch::inProcess);
      TargetSpec where = process ? seam.processTarget() : run.target();
      Plan plan = seam.session(where).plan(patches);
      run.out().show(new PlanView(plan));
      run.out().report(plan.diagnostics());
      if (!plan.errors().isEmpty()) {
        return plan.errors().get(0).code().exit();
      }
      return detailed && !plan.isEmpty() ? ExitCode.DIFFERENCES : ExitCode.DONE;
    }
  }
}
