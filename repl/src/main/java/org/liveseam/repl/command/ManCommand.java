package org.liveseam.repl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.Output;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.RecordErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam man}. */
@Command(
    name = "man",
    description = {
      "Show a page of the manual.",
      "",
      "Pages are named by their commands; others are `language`, `errors` and `tutorial`. On a"
          + " terminal man(1) shows them; elsewhere their source is written, for whatever formats it."
    })
@Examples({
  "seam man apply # the page seam-apply(1)",
  "seam man --write ~/.local/share/man # all pages, where man(1) finds them"
})
final class ManCommand extends BaseCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "PAGE",
      completionCandidates = Candidates.Pages.class,
      description = "A command, language, errors or tutorial (default: seam itself).")
  @Nullable String name;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "Write every page below DIR: man1, man5 and man7.")
  @Nullable Path folder;

  ManCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    if (folder != null) {
      write(folder, ManPages.all(streams));
      return ExitCode.DONE;
    }
    String wanted = name == null || name.equals("seam") ? "" : name;
    if (!wanted.isEmpty() && !ManPages.names().contains(wanted)) {
      String question = DidYouMean.question(DidYouMean.of(wanted, ManPages.names(), 2));
      throw UsageErrors.error(
          spec.commandLine(),
          "no page `" + wanted + "`" + (question.isEmpty() ? "" : "; " + question));
    }
    String page = ManPages.page(wanted, streams);
    Optional<Path> viewer = Machine.onPath("man", streams);
    if (!streams.outTerminal() || viewer.isEmpty()) {
      if (streams.outTerminal()) {
        out.remark("there is no man(1) here; this is the page's source");
      }
      streams.out().print(page);
      return ExitCode.DONE;
    }
    return view(viewer.get(), page);
  }

  private static void write(Path folder, Map<String, String> pages) {
    pages.forEach(
        (file, text) -> {
          Path path = folder.resolve(file);
          try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
          } catch (IOException e) {
            throw Diagnostic.of(RecordErrors.NOT_MADE, path, e).raise();
          }
        });
  }

  private static ExitCode view(Path viewer, String page) {
    try {
      Path file = Files.createTempFile("seam", ".man");
      try {
        Files.writeString(file, page);
        Process process =
            new ProcessBuilder(List.of(viewer.toString(), "-l", file.toString()))
                .inheritIO()
                .start();
        return process.waitFor() == 0 ? ExitCode.DONE : ExitCode.FAILED;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw Diagnostic.of(RecordErrors.NOT_MADE, viewer, e).raise();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }
}
