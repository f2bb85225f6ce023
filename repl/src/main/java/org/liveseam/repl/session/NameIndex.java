package org.liveseam.repl.session;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Names in their order, each once; found by their beginning without looking at the others. */
public final class NameIndex {
  private final String[] sorted;

  private NameIndex(String[] sorted) {
    this.sorted = sorted;
  }

  public static NameIndex of(Stream<String> names) {
    return new NameIndex(names.distinct().sorted().toArray(String[]::new));
  }

  public static NameIndex of(Collection<String> names) {
    return of(names.stream());
  }

  public int size() {
    return sorted.length;
  }

  /** Names that begin so, in their order; reads no others. */
  public Stream<String> startingWith(String prefix) {
    int from = Arrays.binarySearch(sorted, prefix);
    return Arrays.stream(sorted, from < 0 ? -from - 1 : from, sorted.length)
        .takeWhile(name -> name.startsWith(prefix));
  }

  /**
   * Names that a pattern takes, in their order.
   *
   * @param pattern {@code *} stands for any characters, {@code ?} for one
   */
  public Stream<String> matching(String pattern) {
    int wild = 0;
    while (wild < pattern.length() && pattern.charAt(wild) != '*' && pattern.charAt(wild) != '?') {
      wild++;
    }
    return startingWith(pattern.substring(0, wild)).filter(name -> matches(pattern, name));
  }

  /** All names. */
  public List<String> names() {
    return List.of(sorted);
  }

  /** In time proportional to both lengths multiplied, whatever the pattern is. */
  static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int mark = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
