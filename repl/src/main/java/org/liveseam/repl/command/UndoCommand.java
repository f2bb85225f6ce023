package org.liveseam.repl.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.Seam;
import org.liveseam.repl.io.SourceText;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.journal.Entry;
import org.liveseam.repl.journal.Journal;
import org.liveseam.repl.journal.Recorder;
import org.liveseam.repl.view.OutcomeView;
import org.liveseam.runtime.apply.Outcome;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.RecordErrors;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.TargetState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code seam undo}. */
@Command(
    name = "undo",
    description = {
      "Do the opposite of a change that the history lists: the newest, or the one named.",
      "",
      "A patch that was applied is taken back, if it is still the one that is applied. A patch that"
          + " was taken back is applied again from its file, if that is as it was."
    })
@Examples({"seam undo # the newest change", "seam undo 7 # entry 7 of `seam history`"})
final class UndoCommand extends TargetCommand {
  @Parameters(arity = "0..1", paramLabel = "N", description = "An entry's number.")
  @Nullable Integer number;

  @Mixin WaitOption wait = new WaitOption();

  UndoCommand(Streams streams) {
    super(streams);
  }

  @Override
  boolean streaming() {
    return true;
  }

  @Override
  String effect() {
    return "the change is undone";
  }

  @Override
  ExitCode execute(Run run) {
    InProcess.refuse(run.target(), spec.commandLine());
    Journal.Content content = Journal.of(streams).read();
    Session session = run.session();
    Entry entry = chosen(content, session.info().spec());
    boolean sameBoot = entry.boot().equals(Recorder.boot());
    if (entry.applied()) {
      checkStill(entry, session.state(), sameBoot);
      Outcome outcome = session.revert(List.of(entry.name()), wait.revert());
      run.out().show(OutcomeView.reverted(outcome, session.info().spec()));
    } else {
      Patch patch = patch(run, entry, content);
      if (session.state().ours(entry.name()).isPresent()) {
        throw not(entry, "`" + entry.name() + "` is applied again").raise();
      }
      Outcome outcome = session.apply(List.of(patch), wait.apply(false));
      run.out().show(OutcomeView.applied(outcome, session.info().spec()));
    }
    return ExitCode.DONE;
  }

  private Entry chosen(Journal.Content content, String target) {
    if (number != null) {
      return content
          .entry(number)
          .orElseThrow(
              () -> Diagnostic.of(RecordErrors.NO_ENTRY, "there is no entry " + number).raise());
    }
    return content.entries().stream()
        .filter(entry -> entry.target().equals(target))
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> Diagnostic.of(RecordErrors.NO_ENTRY, "no change is recorded").raise());
  }

  private static void checkStill(Entry entry, TargetState state, boolean sameBoot) {
    Optional<String> now = state.ours(entry.name()).flatMap(p -> p.id()).map(id -> id.hash());
    if (now.isEmpty()) {
      String why = sameBoot ? "it is not applied any more" : "the system was booted since";
      throw not(entry, why).raise();
    }
    if (entry.content().isPresent() && !entry.content().equals(now)) {
      throw not(entry, "another version of `" + entry.name() + "` took its place").raise();
    }
  }

  /** What was taken back, from the file that it was last applied from. */
  private Patch patch(Run run, Entry entry, Journal.Content content) {
    Entry written =
        content.entries().stream()
            .filter(e -> e.number() < entry.number())
            .filter(e -> e.applied() && e.name().equals(entry.name()))
            .filter(e -> entry.content().isEmpty() || entry.content().equals(e.content()))
            .reduce((older, newer) -> newer)
            .orElseThrow(() -> not(entry, "how it was applied is not recorded").raise());
    String file = written.file();
    if (file == null) {
      throw not(entry, "it was not applied from a file").raise();
    }
    try (Seam seam = Languages.open(run, Optional.of(run.target()), false)) {
      SourceText text = SourceText.file(file);
      return seam.declarations(text.source(), text.folder())
          .patches()
          .find(entry.name())
          .filter(patch -> Optional.of(patch.id().hash()).equals(written.content()))
          .orElseThrow(() -> not(entry, "`" + file + "` has changed since").raise());
    } catch (DiagnosticException e) {
      if (e.diagnostics().getFirst().code().equals(RecordErrors.NOT_UNDONE)) {
        throw e;
      }
      Diagnostic why = e.diagnostics().getFirst();
      throw not(entry, "`" + file + "`: " + why.message()).raise();
    }
  }

  private static Diagnostic not(Entry entry, String why) {
    return Diagnostic.of(RecordErrors.NOT_UNDONE, entry.number(), why);
  }
}
