package org.liveseam.repl.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.journal.Entry;
import org.liveseam.repl.journal.Journal;
import org.liveseam.repl.view.HistoryView;
import org.liveseam.repl.view.Output;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam history}. */
@Command(
    name = "history",
    description = {
      "List who changed which patches of the running kernel, when and why.",
      "",
      "Root's changes are listed in /var/lib/liveseam; others have a list of their own. What is in"
          + " effect, only the kernel knows: see `seam status`."
    })
@Examples({
  "seam history # the newest twenty changes",
  "seam history hide_cmdline --limit 3 # the newest of one patch"
})
final class HistoryCommand extends ReportingCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A patch (default: all).")
  @Nullable String name;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many to show, the newest ones (default: 20).")
  int limit = 20;

  HistoryCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    if (limit < 1) {
      throw UsageErrors.error(spec.commandLine(), "--limit takes a number from 1");
    }
    Journal journal = Journal.of(streams);
    Journal.Content content = journal.read();
    List<Entry> wanted =
        content.entries().stream()
            .filter(entry -> Optional.ofNullable(name).map(entry.name()::equals).orElse(true))
            .toList();
    List<Entry> newest = wanted.subList(Math.max(0, wanted.size() - limit), wanted.size());
    out.show(new HistoryView(journal.file().toString(), newest, content.unread()));
    return ExitCode.DONE;
  }
}
