package org.liveseam.repl.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.Declarations;
import org.liveseam.language.api.Seam;
import org.liveseam.language.api.TestHandle;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.HumanOutput.Progress;
import org.liveseam.repl.view.RehearsalView;
import org.liveseam.runtime.apply.Rehearsal;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.target.TargetSpec;
import org.liveseam.runtime.target.Targets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam rehearse}. */
@Command(
    name = "rehearse",
    description = {
      "Try a file's patches and tests in a throw-away guest.",
      "",
      "Each patch is applied and taken back, and the guest must be as before: no patch, no module,"
          + " no kernel warning. Then each test runs, and must leave the guest as it found it. The"
          + " kernel's words about it go to standard output."
    })
@Examples({
  "seam rehearse fix.seam # in the newest installed kernel that has livepatch",
  "seam rehearse fix.seam --kernel 6.1.0-56-amd64 # in that kernel"
})
final class RehearseCommand extends TargetCommand implements ScriptHelp.Scripted {
  @Parameters(paramLabel = "FILE", description = "A declarative file; - is standard input.")
  String file = "";

  @Mixin ParamOptions params = new ParamOptions();

  @Option(
      names = "--kernel",
      paramLabel = "RELEASE",
      description = "The installed kernel to boot (default: the newest that has livepatch).")
  @Nullable String kernel;

  RehearseCommand(Streams streams) {
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
  TargetSpec usualTarget() {
    return new TargetSpec("vm", "");
  }

  @Override
  boolean showsTranscript() {
    return true;
  }

  @Override
  Progress progress() {
    return Progress.ALL;
  }

  @Override
  ExitCode execute(Run run) {
    if (kernel != null && target.spec != null) {
      throw UsageErrors.error(spec.commandLine(), "say --kernel or --target, not both");
    }
    TargetSpec guest = kernel == null ? run.target() : TargetSpec.parse("vm:" + kernel);
    // Before anything is opened: what a rehearsal breaks, it breaks there.
    if (!Targets.provider(guest).throwAway()) {
      throw UsageErrors.error(
          spec.commandLine(),
          "a rehearsal needs a target to throw away, and `" + guest + "` is not");
    }
    SourceText text = SourceText.read(file, streams);
    try (Seam seam = Languages.open(run, Optional.of(guest), false)) {
      Declarations declared = seam.declarations(text.source(), text.folder(), params.inputs());
      Session session = run.targets().session(guest);
      try {
        new Rehearsal(session, run.events()).run(declared.patches(), tests(seam, declared));
      } catch (DiagnosticException e) {
        run.out().show(view(session, declared, false));
        throw Cleanup.revertEffects(run, e);
      }
      run.out().show(view(session, declared, true));
      return ExitCode.DONE;
    }
  }

  private static List<Rehearsal.Test> tests(Seam seam, Declarations declared) {
    return declared.tests().stream()
        .map(
            (TestHandle test) ->
                new Rehearsal.Test(
                    test.span().source().name(), test.name(), () -> seam.runTest(test)))
        .toList();
  }

  private static RehearsalView view(Session session, Declarations declared, boolean passed) {
    return new RehearsalView(
        session.info(), declared.patches().patches().size(), declared.tests().size(), passed);
  }
}
