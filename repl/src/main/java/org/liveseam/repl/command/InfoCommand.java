package org.liveseam.repl.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.InfoView;
import org.liveseam.repl.view.InfoView.Info;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.RecordErrors;
import org.liveseam.runtime.diagnostic.SourceErrors;
import org.liveseam.runtime.diagnostic.StateErrors;
import org.liveseam.runtime.elf.MalformedFileException;
import org.liveseam.runtime.kernel.prebuilt.LivepatchFile;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.symbol.module.KoFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code seam info}. */
@Command(
    name = "info",
    description = {
      "Tell everything about patches: applied ones by name, or those in files.",
      "",
      "What holds a dot or a slash is a file: a `.seam` file that declares patches, or a livepatch"
          + " module (`.ko`), built by whatever tool."
    })
@Examples({
  "seam info hide_cmdline # a patch that is applied",
  "seam info fix.seam vendor-fix.ko # patches in files"
})
final class InfoCommand extends TargetCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "NAME|FILE",
      description = "Applied patches, or files; - is standard input.")
  List<String> names = new ArrayList<>();

  @Mixin ParamOptions params = new ParamOptions();

  InfoCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Run run) {
    run.out().show(new InfoView(names.stream().flatMap(name -> infos(run, name)).toList()));
    return ExitCode.DONE;
  }

  private Stream<Info> infos(Run run, String name) {
    if (name.endsWith(".ko") || name.matches(".*\\.ko\\.(xz|zst|gz)")) {
      return Stream.of(module(name));
    }
    boolean file = name.equals(SourceText.STDIN) || name.contains(".") || name.contains("/");
    return file ? declared(run, name) : applied(run, name);
  }

  private Stream<Info> declared(Run run, String name) {
    SourceText text = SourceText.read(name, streams);
    try (Seam seam = Languages.open(run, target.named(), false)) {
      return seam
          .declarations(text.source(), text.folder(), params.inputs())
          .patches()
          .patches()
          .stream()
          .map(patch -> InfoView.of(name, patch));
    }
  }

  private Stream<Info> applied(Run run, String name) {
    InProcess.refuse(run.target(), spec.commandLine());
    Session session = run.session();
    List<Info> found =
        session.state().patches().stream()
            .filter(patch -> patch.name().equals(name) || patch.module().equals(name))
            .map(patch -> InfoView.of(session.info().spec(), patch))
            .toList();
    if (found.isEmpty()) {
      throw Diagnostic.of(StateErrors.UNKNOWN_PATCH, name, "is applied").raise();
    }
    return found.stream();
  }

  private static Info module(String name) {
    try {
      KoFile file = KoFile.read(Path.of(name));
      Optional<PatchId> id = file.modinfo().first("version").flatMap(PatchId::fromMarker);
      return InfoView.of(
          name,
          file.name().orElse("?"),
          id,
          file.modinfo().vermagic().orElse("").strip(),
          LivepatchFile.of(file));
    } catch (MalformedFileException e) {
      throw Diagnostic.of(RecordErrors.NOT_A_LIVEPATCH, name, e.getMessage()).raise();
    } catch (IOException e) {
      throw Diagnostic.of(SourceErrors.UNREADABLE, name, String.valueOf(e.getMessage())).raise();
    }
  }
}
