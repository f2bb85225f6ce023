package org.liveseam.runtime.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Near misses among names: commands, keywords, fields, symbols. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * The closest names, best first; empty if none is close enough to be a likely slip.
   *
   * @param names each once
   */
  public static List<String> of(String written, Collection<String> names, int limit) {
    int cutoff = Math.max(1, written.length() / 3);
    record Near(String name, int distance) {}
    List<Near> near =
        names.stream()
            .filter(name -> Math.abs(name.length() - written.length()) <= cutoff)
            .map(name -> new Near(name, distance(written, name, cutoff)))
            .filter(candidate -> candidate.distance() <= cutoff)
            .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
            .toList();
    // Names much farther than the nearest one would only distract from it.
    return near.stream()
        .filter(other -> other.distance() <= near.get(0).distance() + 1)
        .limit(limit)
        .map(Near::name)
        .toList();
  }

  /** "did you mean `a`?" or "did you mean `a`, `b`?"; empty for no candidates. */
  public static String question(List<String> candidates) {
    if (candidates.isEmpty()) {
      return "";
    }
    return "did you mean `" + String.join("`, `", candidates) + "`?";
  }

  /**
   * Edits (insert, delete, replace, swap of neighbours) from {@code a} to {@code b}, or {@code
   * cutoff + 1} if there are more.
   */
  static int distance(String a, String b, int cutoff) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(Math.min(row[j - 1] + 1, last[j] + 1), last[j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost = Math.min(cost, beforeLast[j - 2] + 1);
        }
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > cutoff) {
        return cutoff + 1;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
