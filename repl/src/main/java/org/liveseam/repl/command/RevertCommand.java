package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.OutcomeView;
import org.liveseam.runtime.apply.Outcome;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.model.Patch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam revert}. */
@Command(
    name = "revert",
    aliases = "unload",
    description = {
      "Take patches back, newest first.",
      "",
      "Patches are named by their names or by a file that declares them (what holds a dot or a"
          + " slash is a file). A patch that is not applied is fine. Patches of others are never"
          + " touched."
    })
@Examples({
  "seam revert hide_cmdline # take one patch back",
  "seam revert --all # take back everything that Liveseam applied"
})
final class RevertCommand extends TargetCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME|FILE",
      description = "Patches, or files that declare them.")
  List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "Everything on the target that Liveseam applied.")
  boolean all;

  @Mixin WaitOption wait = new WaitOption();

  RevertCommand(Streams streams) {
    super(streams);
  }

  @Override
  boolean streaming() {
    return true;
  }

  @Override
  String effect() {
    return "the patches are taken back";
  }

  @Override
  ExitCode execute(Run run) {
    InProcess.refuse(run.target(), spec.commandLine());
    if (all == !names.isEmpty()) {
      throw UsageErrors.error(
          spec.commandLine(),
          all ? "name patches or say --all, not both" : "name a patch, a file, or say --all");
    }
    List<String> wanted = names.stream().flatMap(name -> resolve(run, name)).distinct().toList();
    Session session = run.session();
    Outcome outcome = all ? session.revertOurs() : session.revert(wanted, wait.revert());
    run.out().show(OutcomeView.reverted(outcome, session.info().spec()));
    return ExitCode.DONE;
  }

  /** The names of patches can hold neither dots nor slashes. */
  private Stream<String> resolve(Run run, String name) {
    boolean file = name.equals(SourceText.STDIN) || name.contains(".") || name.contains("/");
    if (!file) {
      return Stream.of(name);
    }
    SourceText text = SourceText.read(name, streams);
    InProcess.refuse(text, spec.commandLine());
    try (Seam seam = Languages.open(run, Optional.of(run.target()), false)) {
      List<Patch> patches = seam.declarations(text.source(), text.folder()).patches().patches();
      InProcess.refuse(patches, spec.commandLine());
      return patches.stream().map(Patch::name);
    }
  }
}
