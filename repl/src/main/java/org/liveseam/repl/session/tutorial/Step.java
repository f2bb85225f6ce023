package org.liveseam.repl.session.tutorial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A step, as its file says: lines of {@code title:}, {@code setup:}, {@code done:} and {@code
 * type:}, then {@code ---} and the text.
 *
 * @param setup inputs that are carried out before it
 * @param done what must have happened, a word and its argument
 * @param inputs what does it
 */
public record Step(
    int number, String title, List<String> setup, String done, List<String> inputs, String text) {
  /** How many there are. */
  public static final int COUNT = 10;

  public Step {
    setup = List.copyOf(setup);
    inputs = List.copyOf(inputs);
  }

  /** The step of a number from 1 to {@link #COUNT}. */
  public static Step read(int number) {
    String content = resource(String.format(Locale.ROOT, "%02d.txt", number));
    int line = content.indexOf("\n---\n");
    var setup = new ArrayList<String>();
    var inputs = new ArrayList<String>();
    String title = "";
    String done = "";
    for (String head : content.substring(0, line).lines().toList()) {
      int colon = head.indexOf(": ");
      String value = head.substring(colon + 2);
      switch (head.substring(0, colon)) {
        case "title" -> title = value;
        case "done" -> done = value;
        case "setup" -> setup.add(value);
        case "type" -> inputs.add(value);
        default -> throw new IllegalStateException("step " + number + ": " + head);
      }
    }
    return new Step(number, title, setup, done, inputs, content.substring(line + 5));
  }

  static String resource(String name) {
    try (InputStream in = Step.class.getResourceAsStream("/org/liveseam/repl/tutorial/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks the tutorial's " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
