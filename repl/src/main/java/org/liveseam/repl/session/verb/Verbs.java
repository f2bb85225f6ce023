package org.liveseam.repl.session.verb;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.liveseam.repl.session.Request;
import org.liveseam.repl.session.Verb;
import org.liveseam.runtime.diagnostic.DidYouMean;

/** Every command of a conversation; the one table from which help and completion derive. */
public final class Verbs {
  private static final List<Verb> ALL =
      List.of(
          new HelpVerb(),
          new DocVerb(),
          new TypeVerb(),
          new SearchVerb(),
          new PlanVerb(),
          new ApplyVerb(),
          new RevertVerb(),
          new StatusVerb(),
          new WatchVerb(),
          new StalledVerb(),
          new EffectsVerb(),
          new UndoVerb(),
          new HistoryVerb(),
          new SaveVerb(),
          new LoadVerb(),
          new ReloadVerb(),
          new EditVerb(),
          new TimeVerb(),
          new DisassembleVerb(),
          new ExplainVerb(),
          new TutorialVerb(),
          new NextVerb(),
          new AgainVerb(),
          new QuitVerb());

  private Verbs() {}

  /** All, in the order of the help. */
  public static List<Verb> all() {
    return ALL;
  }

  /** The one of that name, with or without its colon. */
  static Optional<Verb> named(String name) {
    String word = name.startsWith(":") ? name.substring(1) : name;
    return ALL.stream().filter(verb -> verb.about().name().equals(word)).findFirst();
  }

  /** Those a beginning can mean: one if it is a name or the brief form of one. */
  static List<Verb> meant(String word) {
    List<Verb> starting =
        ALL.stream()
            .filter(verb -> !word.isEmpty() && verb.about().name().startsWith(word))
            .toList();
    return starting.stream()
        .filter(verb -> verb.about().name().equals(word) || verb.about().brief().equals(word))
        .findFirst()
        .map(List::of)
        .orElse(starting);
  }

  /** Reads an input; commands may be shortened as long as they stay unique. */
  public static Request read(String input) {
    String line = input.strip();
    if (!line.startsWith(":")) {
      return new Request.Code(input);
    }
    String[] parts = line.substring(1).strip().split("\\s+", 2);
    List<Verb> meant = meant(parts[0]);
    if (meant.size() == 1) {
      return new Request.Command(meant.getFirst(), parts.length > 1 ? parts[1] : "");
    }
    return new Request.Unknown(meant.isEmpty() ? unknown(parts[0]) : ambiguous(parts[0], meant));
  }

  private static String unknown(String word) {
    List<String> names = ALL.stream().map(verb -> verb.about().name()).toList();
    String question = DidYouMean.question(DidYouMean.of(word, names, 2));
    return "no command `:" + word + "`; " + (question.isEmpty() ? ":help lists them" : question);
  }

  private static String ambiguous(String word, List<Verb> meant) {
    return meant.stream()
        .map(verb -> ":" + verb.about().name())
        .collect(Collectors.joining(", ", "`:" + word + "` could be ", ""));
  }
}
