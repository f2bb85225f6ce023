package org.liveseam.repl.command;

import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.Output;
import org.liveseam.repl.view.Schemas;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code seam schema}. */
@Command(name = "schema", description = "Print the JSON Schema of a command's JSON output.")
@Examples({
  "seam schema status # the schema of `seam status --json`",
  "seam schema # the names of all schemas"
})
final class SchemaCommand extends BaseCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = Candidates.SchemaNames.class,
      description = "A command's name.")
  @Nullable String name;

  SchemaCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    if (name == null) {
      Schemas.names().forEach(streams.out()::println);
      return ExitCode.DONE;
    }
    if (!Schemas.names().contains(name)) {
      String question = DidYouMean.question(DidYouMean.of(name, Schemas.names(), 1));
      throw UsageErrors.error(
          spec.commandLine(),
          "no schema `" + name + "`" + (question.isEmpty() ? "" : "; " + question));
    }
    streams.out().println(Schemas.text(name));
    return ExitCode.DONE;
  }
}
