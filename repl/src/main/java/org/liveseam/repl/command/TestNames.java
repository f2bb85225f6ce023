package org.liveseam.repl.command;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Which tests are wanted, by name. */
final class TestNames {
  private TestNames() {}

  /**
   * Any of the filters: {@code /regex/} finds a match anywhere, a text with {@code *} or {@code ?}
   * is the whole name, any other text is part of it. All names if there are no filters.
   */
  static Predicate<String> matching(List<String> filters, CommandLine line) {
    List<Pattern> patterns = filters.stream().map(filter -> pattern(filter, line)).toList();
    return name ->
        patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matcher(name).find());
  }

  private static Pattern pattern(String filter, CommandLine line) {
    if (filter.length() > 1 && filter.startsWith("/") && filter.endsWith("/")) {
      try {
        return Pattern.compile(filter.substring(1, filter.length() - 1));
      } catch (PatternSyntaxException e) {
        throw UsageErrors.error(
            line, "`" + filter + "` is no regular expression: " + e.getDescription());
      }
    }
    if (filter.indexOf('*') < 0 && filter.indexOf('?') < 0) {
      return Pattern.compile(Pattern.quote(filter));
    }
    return Pattern.compile(
        filter
            .chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining("", "(?s)\\A", "\\z")));
  }
}
