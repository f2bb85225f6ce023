package org.liveseam.repl.command;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.JsonOutput;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, and what was probably meant. */
final class UsageErrors implements IParameterExceptionHandler {
  private final Streams streams;

  UsageErrors(Streams streams) {
    this.streams = streams;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    if (e.getCause() instanceof DiagnosticException diagnostics) {
      return Bugs.report(diagnostics, streams, Arrays.asList(args).contains("--debug"));
    }
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String message = sentence(e);
    streams.err().println("error: " + message);
    if (e instanceof UnmatchedArgumentException unmatched) {
      String question = DidYouMean.question(near(unmatched.getUnmatched().get(0), command));
      if (!question.isEmpty()) {
        streams.err().println("  = help: " + question);
      }
    }
    streams.err().println("  = see: " + command.qualifiedName() + " --help");
    if (Arrays.asList(args).contains("--json")) {
      var document = new JsonObject();
      document.addProperty("schema", JsonOutput.schemaOf("usage"));
      document.addProperty("message", message);
      document.addProperty("exit", ExitCode.USAGE.value());
      streams.out().println(document);
    }
    return ExitCode.USAGE.value();
  }

  private static String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      CommandSpec command = e.getCommandLine().getCommandSpec();
      if (first.startsWith("-") && first.length() > 1) {
        return "no option `" + first + "` of `" + command.qualifiedName() + "`";
      }
      if (!command.subcommands().isEmpty()) {
        return "no command `" + first + "`";
      }
      return "`" + command.qualifiedName() + "` does not take `" + first + "`";
    }
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong arguments");
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static List<String> near(String written, CommandSpec command) {
    var names = new ArrayList<String>();
    if (written.startsWith("-")) {
      command.options().forEach(option -> names.addAll(Arrays.asList(option.names())));
    } else {
      names.addAll(command.subcommands().keySet());
    }
    return DidYouMean.of(written, names, 3);
  }

  /** An error about arguments that picocli cannot find by itself. */
  static ParameterException error(CommandLine line, String message) {
    return new ParameterException(line, message);
  }
}
