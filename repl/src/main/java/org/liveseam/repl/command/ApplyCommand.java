package org.liveseam.repl.command;

import java.util.List;
import java.util.Optional;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.OutcomeView;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.plan.Plan;
import org.liveseam.runtime.plan.PlannedPatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam apply}. */
@Command(
    name = "apply",
    aliases = "load",
    description = {
      "Apply every patch of a file, or none.",
      "",
      "Asks only when patches of others would be taken back."
    })
@Examples({
  "seam apply fix.seam # patch the running kernel",
  "seam apply fix.seam --wait 2m # give tasks two minutes to switch"
})
final class ApplyCommand extends TargetCommand implements ScriptHelp.Scripted {
  @Parameters(paramLabel = "FILE", description = "A declarative file; - is standard input.")
  String file = "";

  @Mixin ParamOptions params = new ParamOptions();

  @Mixin WaitOption wait = new WaitOption();

  @Option(
      names = "--yes",
      description = "Take back patches of others where `replaces all` says so.")
  boolean yes;

  ApplyCommand(Streams streams) {
    super(streams);
  }

  @Override
  public Optional<String> script() {
    return Optional.of(file).filter(name -> !name.isEmpty() && !name.equals(SourceText.STDIN));
  }

  @Override
  boolean streaming() {
    return true;
  }

  @Override
  ExitCode execute(Run run) {
    InProcess.refuse(run.target(), spec.commandLine());
    SourceText text = SourceText.read(file, streams);
    InProcess.refuse(text, spec.commandLine());
    try (Seam seam = Languages.open(run, Optional.of(run.target()), false)) {
      List<Patch> patches =
          seam.declarations(text.source(), text.folder(), params.inputs()).patches().patches();
      InProcess.refuse(patches, spec.commandLine());
      Session session = run.session();
      var outcome = session.apply(patches, wait.apply(yes || confirmed(session, patches)));
      run.out().show(OutcomeView.applied(outcome, session.info().spec()));
      return ExitCode.DONE;
    }
  }

  @Override
  String effect() {
    return "the patches are applied";
  }

  /** Off a terminal nobody is asked; the refusal then names the option. */
  private boolean confirmed(Session session, List<Patch> patches) {
    if (patches.stream().noneMatch(Patch::replacesAll) || !Questions.possible(streams)) {
      return false;
    }
    Plan plan = session.plan(patches);
    List<String> foreign = plan.foreignReverts().stream().map(PlannedPatch::name).toList();
    return !foreign.isEmpty()
        && Questions.ask(
            streams, "take back " + String.join(", ", foreign) + ", which others applied?");
  }
}
