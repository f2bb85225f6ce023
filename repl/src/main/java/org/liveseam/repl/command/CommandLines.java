package org.liveseam.repl.command;

import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.liveseam.repl.io.Streams;
import org.liveseam.repl.view.Durations;
import org.liveseam.repl.view.Theme;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.target.TargetSpec;
import picocli.CommandLine;

/** Puts the commands together and runs one. */
public final class CommandLines {
  private static final List<Class<? extends BaseCommand>> COMMANDS =
      List.of(
          ReplCommand.class,
          TutorialCommand.class,
          RunCommand.class,
          CheckCommand.class,
          FmtCommand.class,
          TestCommand.class,
          RehearseCommand.class,
          PlanCommand.class,
          ApplyCommand.class,
          RevertCommand.class,
          CancelCommand.class,
          ForceCommand.class,
          ListCommand.class,
          StatusCommand.class,
          InfoCommand.class,
          WatchCommand.class,
          WaitCommand.class,
          StalledCommand.class,
          HistoryCommand.class,
          UndoCommand.class,
          SymbolsCommand.class,
          DescribeCommand.class,
          FactsCommand.class,
          DoctorCommand.class,
          DocCommand.class,
          ExplainCommand.class,
          SchemaCommand.class,
          NewCommand.class,
          CompletionCommand.class,
          ManCommand.class,
          LspCommand.class);

  private CommandLines() {}

  /** Runs the command that the arguments name; returns its exit code. */
  public static int run(Streams streams, String... args) {
    boolean debug = Arrays.asList(args).contains("--debug");
    try {
      if (QuickStart.knows(args)) {
        return QuickStart.run(streams.out(), args);
      }
      if (args.length > 0 && args[0].equals(RootCommand.EVALUATE)) {
        return run(
            streams, Stream.concat(Stream.of("run"), Stream.of(args)).toArray(String[]::new));
      }
      CommandLine line = of(streams, needed(args));
      line.setParameterExceptionHandler(new UsageErrors(streams));
      line.setExecutionExceptionHandler((e, command, result) -> Bugs.report(e, streams, debug));
      return line.execute(args);
    } catch (Throwable e) {
      return Bugs.report(e, streams, debug);
    }
  }

  /** All commands, for documentation. */
  static CommandLine of(Streams streams) {
    return of(streams, COMMANDS);
  }

  /**
   * The command that is named, if one is: looking into all of them takes its time at each start.
   */
  private static List<Class<? extends BaseCommand>> needed(String... args) {
    if (args.length > 0 && List.of("-V", "--version").contains(args[0])) {
      return List.of();
    }
    return COMMANDS.stream()
        .filter(command -> args.length > 0 && names(command).contains(args[0]))
        .findFirst()
        .<List<Class<? extends BaseCommand>>>map(List::of)
        .orElse(COMMANDS);
  }

  /** The names of all commands, without aliases. */
  static List<String> names() {
    return COMMANDS.stream().map(command -> names(command).getLast()).toList();
  }

  private static List<String> names(Class<?> command) {
    CommandLine.Command about = command.getAnnotation(CommandLine.Command.class);
    var names = new ArrayList<>(List.of(about.aliases()));
    names.add(about.name());
    return names;
  }

  private static CommandLine of(Streams streams, List<Class<? extends BaseCommand>> commands) {
    var factory = new Factory(streams);
    var line = new CommandLine(new RootCommand(streams), factory);
    commands.forEach(command -> line.addSubcommand(new CommandLine(command, factory)));
    line.registerConverter(Duration.class, CommandLines::duration);
    line.registerConverter(TargetSpec.class, TargetSpec::parse);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8));
    boolean coloured = Theme.of(Theme.When.AUTO, streams, streams.outTerminal()).coloured();
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            coloured ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    HelpText.install(line);
    return line;
  }

  /** All that options take is how long to wait. */
  private static Duration duration(String text) {
    Duration length =
        Durations.parse(text)
            .filter(duration -> !duration.isZero())
            .orElseThrow(
                () ->
                    new CommandLine.TypeConversionException(
                        "`" + text + "` is not a duration such as 250ms, 10s, 5m or 2h"));
    if (length.compareTo(Consistency.LONGEST_WAIT) > 0) {
      throw new CommandLine.TypeConversionException(
          "`" + text + "` is too long: at most " + Durations.exact(Consistency.LONGEST_WAIT));
    }
    return length;
  }

  /** Gives commands the streams. */
  private record Factory(Streams streams) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Streams.class})) {
          return type.cast(constructor.newInstance(streams));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
