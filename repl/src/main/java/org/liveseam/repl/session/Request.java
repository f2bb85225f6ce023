package org.liveseam.repl.session;

import java.util.List;
import org.liveseam.runtime.diagnostic.DidYouMean;

/** One input of a conversation. */
public sealed interface Request {

  /** Something in the language; may be incomplete. */
  record Code(String text) implements Request {}

  /** A command of the conversation itself, with the rest of its line. */
  record Verb(Command command, String argument) implements Request {}

  /** A line that begins with a colon and is no command, or could be several. */
  record Unknown(String message) implements Request {}

  /** Reads an input; commands may be shortened as long as they stay unique. */
  static Request of(String input) {
    String line = input.strip();
    if (!line.startsWith(":")) {
      return new Code(input);
    }
    String[] parts = line.substring(1).strip().split("\\s+", 2);
    String argument = parts.length > 1 ? parts[1] : "";
    List<Command> matches = Command.startingWith(parts[0]);
    if (matches.size() == 1) {
      return new Verb(matches.get(0), argument);
    }
    if (matches.isEmpty()) {
      String question = DidYouMean.question(DidYouMean.of(parts[0], Command.words(), 2));
      return new Unknown(
          "no command `:"
              + parts[0]
              + "`; "
              + (question.isEmpty() ? ":help lists them" : question));
    }
    return new Unknown(
        "`:"
            + parts[0]
            + "` could be "
            + String.join(", ", matches.stream().map(command -> ":" + command.word()).toList()));
  }
}
