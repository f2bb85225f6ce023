package org.liveseam.repl.view;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.liveseam.repl.view.Theme.Style;

/** What differs between two texts, as {@code diff -u} shows it and {@code patch} takes it. */
public final class DiffText {
  private static final int CONTEXT = 3;
  private static final String NO_LINE_END = "\\ No newline at end of file";

  private DiffText() {}

  /** Ends with a line end, or is empty when nothing differs. */
  public static String of(String name, String before, String after, Theme theme) {
    List<String> old = lines(before);
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + name, "b/" + name, old, DiffUtils.diff(old, lines(after)), CONTEXT);
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split("\n", -1)))
        .map(line -> paint(line, theme) + "\n")
        .collect(Collectors.joining());
  }

  /** A last line that does not end differs from one that does. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    String last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last + "\n" + NO_LINE_END);
    }
    return lines;
  }

  private static String paint(String line, Theme theme) {
    if (line.startsWith("+++") || line.startsWith("---")) {
      return theme.paint(Style.STRONG, line);
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> theme.paint(Style.ADD, line);
      case '-' -> theme.paint(Style.REMOVE, line);
      case '@' -> theme.paint(Style.NOTE, line);
      default -> line;
    };
  }
}
