package org.liveseam.runtime.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what gcc says, in its classic form (GCC manual, "Options to Control Diagnostic Messages
 * Formatting"): {@code FILE:LINE:COLUMN: error: TEXT}, with {@code In file included from} lines
 * before and {@code note:} lines behind. Whatever has another form is left alone.
 */
public final class CompilerOutput {
  private static final int LONGEST_LINE = 8192;
  private static final Pattern MESSAGE =
      Pattern.compile("(.+?):(\\d{1,9}):(?:(\\d{1,9}):)? (fatal error|error|warning|note): (.*)");
  private static final Pattern INCLUDED =
      Pattern.compile("(?:In file included| {16}) from (.+?):(\\d{1,9})(?::(\\d{1,9}))?[,:]");

  private final List<Message> messages = new ArrayList<>();
  private final Map<String, List<Place>> ways = new HashMap<>();
  private List<Place> way = new ArrayList<>();

  /**
   * @param column in bytes from 1; 0 if the compiler does not say
   */
  public record Place(String file, int line, int column) {}

  /** A remark to a message. */
  public record Note(Place place, String text) {}

  /**
   * An error or a warning.
   *
   * @param includedFrom the way to the file, nearest first
   */
  public record Message(
      Place place, boolean error, String text, List<Place> includedFrom, List<Note> notes) {}

  private CompilerOutput() {}

  public static List<Message> parse(String output) {
    var parser = new CompilerOutput();
    output.lines().filter(line -> line.length() <= LONGEST_LINE).forEach(parser::line);
    return List.copyOf(parser.messages);
  }

  private void line(String line) {
    Matcher included = INCLUDED.matcher(line);
    if (included.matches()) {
      if (line.startsWith("In")) {
        way = new ArrayList<>();
      }
      way.add(place(included));
      return;
    }
    Matcher matcher = MESSAGE.matcher(line);
    if (!matcher.matches()) {
      return;
    }
    Place place = place(matcher);
    String text = matcher.group(5);
    if (matcher.group(4).equals("note")) {
      if (!messages.isEmpty() && !text.startsWith("each undeclared identifier is reported")) {
        messages.get(messages.size() - 1).notes().add(new Note(place, text));
      }
      return;
    }
    // The way to a file is told once, before the first message about it.
    if (!way.isEmpty()) {
      ways.put(place.file(), List.copyOf(way));
      way = new ArrayList<>();
    }
    boolean error = !matcher.group(4).equals("warning");
    List<Place> from = ways.getOrDefault(place.file(), List.of());
    messages.add(new Message(place, error, text, from, new ArrayList<>()));
  }

  private static Place place(Matcher matcher) {
    String column = matcher.group(3);
    return new Place(
        matcher.group(1),
        Integer.parseInt(matcher.group(2)),
        column == null ? 0 : Integer.parseInt(column));
  }
}
