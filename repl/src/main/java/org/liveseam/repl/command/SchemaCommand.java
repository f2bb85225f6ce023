package org.liveseam.repl.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.Output;
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
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A command's name.")
  @Nullable String name;

  SchemaCommand(Streams streams) {
    super(streams);
  }

  @Override
  ExitCode execute(Output out) {
    var names = text("names.txt").orElseThrow().lines().toList();
    if (name == null) {
      names.forEach(streams.out()::println);
      return ExitCode.DONE;
    }
    if (!names.contains(name)) {
      String question = DidYouMean.question(DidYouMean.of(name, names, 1));
      throw UsageErrors.error(
          spec.commandLine(),
          "no schema `" + name + "`" + (question.isEmpty() ? "" : "; " + question));
    }
    streams.out().print(text(name + ".json").orElseThrow());
    return ExitCode.DONE;
  }

  private static Optional<String> text(String file) {
    try (InputStream in = SchemaCommand.class.getResourceAsStream("../schema/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
