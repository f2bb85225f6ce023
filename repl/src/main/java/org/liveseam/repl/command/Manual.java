package org.liveseam.repl.command;

import java.util.Map;
import java.util.stream.Collectors;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.session.Verb;
import org.liveseam.repl.session.verb.Verbs;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The manual's pages that say what the code says already; Markdown. */
public final class Manual {
  private static final String ORIGIN =
      "<!-- Generated from the code: change it there, then run the tests with -Dgolden=update."
          + " -->\n";

  private Manual() {}

  /** Every page by its file name. */
  public static Map<String, String> pages(Streams streams) {
    return Map.of("commands.md", commands(streams), "exit-codes.md", exitCodes());
  }

  private static String commands(Streams streams) {
    CommandLine root = CommandLines.of(streams);
    var out = new StringBuilder("# Commands\n\n" + ORIGIN);
    out.append(
        "\n"
            + "The exit codes are in [one table](exit-codes.md); `seam explain` tells of each"
            + " error.\n");
    section(out, root);
    root.getSubcommands().values().stream().distinct().forEach(command -> section(out, command));
    out.append("\n## In the REPL\n\n| command | |\n|---|---|\n");
    for (Verb verb : Verbs.all()) {
      out.append("| `").append(verb.about().line()).append("` | ");
      out.append(verb.about().summary()).append(" |\n");
    }
    out.append("\nCommands may be shortened as long as they stay unique: `:und`.\n");
    return out.toString();
  }

  private static void section(StringBuilder out, CommandLine command) {
    out.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```text\n");
    out.append(
        command
            .getUsageMessage(Ansi.OFF)
            .stripTrailing()
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n")));
    out.append("\n```\n");
  }

  private static String exitCodes() {
    var out = new StringBuilder("# Exit codes\n\n" + ORIGIN + "\n| code | meaning |\n|---|---|\n");
    for (ExitCode code : ExitCode.values()) {
      out.append("| ").append(code.value()).append(" | ").append(code.meaning()).append(" |\n");
    }
    return out.toString();
  }
}
