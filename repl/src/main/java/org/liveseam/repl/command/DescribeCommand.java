package org.liveseam.repl.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.DescribeView;
import org.liveseam.repl.view.SymbolsView.Row;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ExitCode;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.symbol.StructLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seam describe}. */
@Command(
    name = "describe",
    description = {
      "Describe a function of a target, or a struct of the kernel.",
      "",
      "Of a function: its C declaration, the positions of all functions of that name, and whether"
          + " it can be patched. Of a struct or union: its size and where its members are."
    })
@Examples({
  "seam describe tcp_v4_rcv # its prototype, and whether it can be patched",
  "seam describe seq_file # the members of struct seq_file"
})
final class DescribeCommand extends TargetCommand {
  @Parameters(paramLabel = "SYMBOL", description = "A function, or a struct.")
  String name = "";

  @Option(
      names = "--object",
      paramLabel = "OBJECT",
      description = "A module or a library (default: vmlinux).")
  @Nullable String object;

  DescribeCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Run run) {
    SymbolSource source = SymbolSource.of(run, streams);
    run.out().show(SymbolSource.reading(run.target(), () -> describe(source, run)));
    return ExitCode.DONE;
  }

  private DescribeView describe(SymbolSource source, Run run) {
    String where = source.object(object, run.target(), spec.commandLine());
    List<Row> functions = source.functions(where, name);
    Optional<StructLayout> struct = source.struct(name);
    if (functions.isEmpty() && struct.isEmpty()) {
      Diagnostic error = Diagnostic.of(TargetErrors.NO_FUNCTION, name, where, "on " + run.target());
      String question = DidYouMean.question(source.similar(where, name));
      error = question.isEmpty() ? error : error.help(question);
      for (String gap : source.gaps()) {
        error = error.note(gap);
      }
      throw error.raise();
    }
    return new DescribeView(run.target().toString(), name, functions, struct, source.gaps());
  }
}
