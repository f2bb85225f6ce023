package org.liveseam.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shell sessions as text: each {@code $ seam ...} line is run, with the {@code > } lines below it
 * as its input, and then comes what it answers: standard output, then {@code [stderr]} with
 * standard error, then {@code [exit N]} unless that is 0.
 */
final class Sessions {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private Sessions() {}

  /** One command. */
  record Step(String line, String input) {
    List<String> args() {
      List<String> words = words(line.substring(2));
      return words.subList(1, words.size());
    }
  }

  /** The session with the answers that come now. */
  static String replay(String text) {
    var out = new StringBuilder();
    text.lines().takeWhile(line -> line.startsWith("# ")).forEach(l -> out.append(l).append('\n'));
    for (Step step : steps(text)) {
      Cli.Result result =
          timeless(new Cli().reading(step.input()).run(step.args().toArray(String[]::new)));
      out.append(step.line()).append('\n');
      step.input().lines().forEach(line -> out.append("> ").append(line).append('\n'));
      out.append(closed(result.out()));
      if (!result.err().isEmpty()) {
        out.append("[stderr]\n").append(closed(result.err()));
      }
      if (result.exit() != 0) {
        out.append("[exit ").append(result.exit()).append("]\n");
      }
    }
    return out.toString();
  }

  static List<Step> steps(String text) {
    var steps = new ArrayList<Step>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("$ seam")) {
        steps.add(new Step(line, ""));
      } else if (line.startsWith("> ")) {
        Step last = steps.removeLast();
        steps.add(new Step(last.line(), last.input() + line.substring(2) + "\n"));
      }
    }
    return steps;
  }

  /** Without how long tests and stages really took; all other times are the fake target's own. */
  private static Cli.Result timeless(Cli.Result result) {
    return new Cli.Result(
        result.exit(),
        result
            .out()
            .replaceAll(
                "(\"(?:test-passed|stage-passed|stage-failed|pipeline-ended)\".*\"tookMillis\":)\\d+",
                "$1T")
            .replaceAll("(?m)^(  duration_ms: ).*$", "$1T"),
        result
            .err()
            .replaceAll(
                "(?m)^((?:test .* passed|stage \\S+ (?:done|FAILED)|pipeline \\S+ \\S+) in ).*$",
                "$1T"));
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
