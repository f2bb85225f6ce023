package org.liveseam.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shell sessions as text: each {@code $ seam ...} line is run, and what it answers stands below it:
 * standard output, then {@code [stderr]} with standard error, then {@code [exit N]} unless that is
 * 0.
 */
public final class Sessions {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private Sessions() {}

  /** The session with the answers that come now. */
  public static String replay(String text, Function<List<String>, Cli.Result> seam) {
    var out = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.startsWith("# ") || (line.isBlank() && out.isEmpty())) {
        out.append(line).append('\n');
      }
      if (!line.startsWith("$ seam")) {
        continue;
      }
      List<String> words = words(line.substring(2));
      Cli.Result result = timeless(seam.apply(words.subList(1, words.size())));
      out.append(line).append('\n').append(closed(result.out()));
      if (!result.err().isEmpty()) {
        out.append("[stderr]\n").append(closed(result.err()));
      }
      if (result.exit() != 0) {
        out.append("[exit ").append(result.exit()).append("]\n");
      }
    }
    return out.toString();
  }

  /** Without how long tests really took; all other times are the fake target's own. */
  private static Cli.Result timeless(Cli.Result result) {
    return new Cli.Result(
        result.exit(),
        result.out().replaceAll("(\"test-passed\".*\"tookMillis\":)\\d+", "$1T"),
        result.err().replaceAll("(?m)^(test .* passed in ).*$", "$1T"));
  }

  private static String closed(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  static List<String> words(String line) {
    var words = new ArrayList<String>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word = matcher.group(1);
      word = word == null ? matcher.group(2) : word;
      words.add(word == null ? matcher.group(3) : word);
    }
    return words;
  }
}
