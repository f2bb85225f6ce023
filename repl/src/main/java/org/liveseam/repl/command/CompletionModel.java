package org.liveseam.repl.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a shell can complete, taken from the commands themselves.
 *
 * @param verbs the commands; the first is {@code seam} itself
 */
record CompletionModel(List<Verb> verbs) {
  /**
   * A command.
   *
   * @param names its own, then its aliases; empty for {@code seam} itself
   * @param positional what stands behind it
   */
  record Verb(List<String> names, String summary, List<Choice> options, Values positional) {}

  /**
   * An option.
   *
   * @param separate whether its value may stand behind a blank
   */
  record Choice(List<String> names, String summary, boolean separate, Values values) {}

  /** What can stand somewhere. */
  sealed interface Values {
    /** How the scripts name it: one word, or {@code words} and the words. */
    String text();
  }

  /** Some kind of thing that the shell or {@code seam __complete} knows. */
  enum Kind implements Values {
    /** No value, or one that nobody can guess. */
    NONE,
    /** Files of the language, and folders. */
    SEAM,
    /** Any file. */
    FILE,
    FOLDER,
    TARGET,
    /** Names of applied patches. */
    PATCH,
    /** Names of applied patches, and files. */
    PATCH_SEAM;

    @Override
    public String text() {
      return this == NONE ? "none" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** One of these. */
  record Words(List<String> words) implements Values {
    @Override
    public String text() {
      return "words " + String.join(" ", words);
    }
  }

  static CompletionModel of(CommandLine root) {
    var verbs = new ArrayList<Verb>();
    verbs.add(verb(root, List.of(), Kind.NONE));
    for (CommandLine command : Set.copyOf(root.getSubcommands().values())) {
      CommandSpec spec = command.getCommandSpec();
      if (spec.usageMessage().hidden()) {
        continue;
      }
      var names = new ArrayList<>(List.of(spec.name()));
      names.addAll(Arrays.asList(spec.aliases()));
      Values positional =
          spec.positionalParameters().stream()
              .findFirst()
              .map(CompletionModel::values)
              .orElse(Kind.NONE);
      verbs.add(verb(command, names, positional));
    }
    List<String> order = List.copyOf(root.getSubcommands().keySet());
    verbs.sort(
        java.util.Comparator.comparingInt(
            verb -> verb.names().isEmpty() ? -1 : order.indexOf(verb.names().getFirst())));
    return new CompletionModel(List.copyOf(verbs));
  }

  private static Verb verb(CommandLine command, List<String> names, Values positional) {
    CommandSpec spec = command.getCommandSpec();
    List<Choice> options =
        spec.options().stream()
            .filter(option -> !option.hidden())
            .map(CompletionModel::choice)
            .toList();
    return new Verb(names, summary(spec.usageMessage().description()), options, positional);
  }

  private static Choice choice(OptionSpec option) {
    return new Choice(
        List.of(option.names()),
        summary(option.description()),
        option.arity().min() > 0,
        option.arity().max() == 0 ? Kind.NONE : values(option));
  }

  private static String summary(String... description) {
    return description.length == 0 ? "" : description[0];
  }

  /** A list of words if the argument has one; else what its label stands for in all commands. */
  private static Values values(ArgSpec arg) {
    Iterable<String> candidates = arg.completionCandidates();
    if (candidates != null) {
      List<String> words =
          StreamSupport.stream(candidates.spliterator(), false)
              .map(word -> arg.type().isEnum() ? word.toLowerCase(Locale.ROOT) : word)
              .toList();
      return new Words(words);
    }
    boolean positional = arg instanceof PositionalParamSpec;
    return switch (arg.paramLabel()) {
      case "FILE" -> positional ? Kind.SEAM : Kind.FILE;
      case "DIR", "FOLDER" -> Kind.FOLDER;
      case "SPEC", "TARGET" -> Kind.TARGET;
      case "NAME" -> positional ? Kind.PATCH : Kind.NONE;
      case "NAME|FILE" -> Kind.PATCH_SEAM;
      default -> Kind.NONE;
    };
  }
}
