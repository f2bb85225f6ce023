package org.liveseam.repl.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help that begins with examples. */
final class HelpText {
  private static final String SCRIPT = "script";
  private static final String EXAMPLES = "examples";

  private HelpText() {}

  static void install(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    List<String> keys =
        Stream.concat(Stream.of(SCRIPT, EXAMPLES), usage.sectionKeys().stream()).toList();
    usage.sectionKeys(keys);
    usage.sectionMap().put(SCRIPT, help -> ScriptHelp.of(help.commandSpec().userObject()));
    usage.sectionMap().put(EXAMPLES, HelpText::examples);
    usage.width(88);
    usage.synopsisHeading("%nUsage: ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%nArguments:%n");
    usage.optionListHeading("%nOptions:%n");
    usage.commandListHeading("%nCommands:%n");
    line.getSubcommands().values().forEach(HelpText::install);
  }

  /** The examples of a command, without their remarks lined up. */
  static List<String> of(Class<?> command) {
    Examples examples = command.getAnnotation(Examples.class);
    if (examples == null) {
      throw new IllegalStateException(command + " has no examples");
    }
    return Arrays.asList(examples.value());
  }

  private static String examples(Help help) {
    List<String[]> lines =
        of(help.commandSpec().userObject().getClass()).stream()
            .map(line -> line.split(" # ", 2))
            .toList();
    int width = lines.stream().mapToInt(line -> line[0].length()).max().orElse(0);
    return lines.stream()
        .map(line -> "  " + line[0] + " ".repeat(width - line[0].length()) + "   # " + line[1])
        .collect(Collectors.joining("\n", "Examples:\n", "\n"));
  }
}
