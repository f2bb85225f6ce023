package org.liveseam.repl.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The commands of a conversation; the one table from which help and completion derive. */
public enum Command {
  HELP("", "what can be typed here"),
  PLAN("[NAME...]", "what applying the declared patches would do"),
  APPLY("[NAME...]", "apply declared patches"),
  REVERT("[NAME...]", "take back what this session applied"),
  STATUS("", "the target's live patches"),
  EFFECTS("", "what this session did, numbered"),
  UNDO("N", "do the opposite of effect N"),
  LOAD("FILE", "carry a file out as if it were typed"),
  EXPLAIN("CODE", "cause, example and remedy of an error"),
  HISTORY("", "what was typed before"),
  QUIT("", "leave");

  private final String argument;
  private final String summary;

  Command(String argument, String summary) {
    this.argument = argument;
    this.summary = summary;
  }

  /** What is typed behind the colon. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How its argument is shown; empty for none. */
  public String argument() {
    return argument;
  }

  public String summary() {
    return summary;
  }

  /** The one of that name, or all that begin so. */
  static List<Command> startingWith(String prefix) {
    return Arrays.stream(values())
        .filter(command -> !prefix.isEmpty() && command.word().startsWith(prefix))
        .toList();
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Command::word).toList();
  }
}
