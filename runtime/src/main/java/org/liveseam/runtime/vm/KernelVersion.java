package org.liveseam.runtime.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A kernel release such as {@code 6.1.0-56-amd64}, ordered as kernels are: numbers by value, and a
 * release candidate before its release.
 *
 * @param release the text of {@code uname -r}; safe in a path and as an argument
 */
public record KernelVersion(String release) implements Comparable<KernelVersion> {
  private static final Pattern RELEASE = Pattern.compile("[0-9][0-9A-Za-z._+~-]*");
  private static final Pattern TOKEN = Pattern.compile("[0-9]+|[A-Za-z]+");

  /** Refuses a text that could leave a path or be taken for an option. */
  public KernelVersion {
    if (!isRelease(release)) {
      throw new IllegalArgumentException("not a kernel release: " + release);
    }
  }

  /** Whether {@code text} can be a kernel release. */
  public static boolean isRelease(String text) {
    return RELEASE.matcher(text).matches() && !text.contains("..");
  }

  /** The first number, 6 for {@code 6.1.0-56-amd64}. */
  public int major() {
    String digits = tokens().getFirst();
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /**
   * Whether {@code prefix} is this release or its beginning up to a component's end: {@code 6.1} is
   * a prefix of {@code 6.1.0-56-amd64}, not of {@code 6.12.1}.
   */
  public boolean startsWith(String prefix) {
    if (prefix.isEmpty() || !release.startsWith(prefix)) {
      return false;
    }
    return release.length() == prefix.length()
        || !Character.isLetterOrDigit(release.charAt(prefix.length()))
        || !Character.isLetterOrDigit(prefix.charAt(prefix.length() - 1));
  }

  @Override
  public int compareTo(KernelVersion other) {
    List<String> mine = tokens();
    List<String> theirs = other.tokens();
    for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
      String a = i < mine.size() ? mine.get(i) : "";
      String b = i < theirs.size() ? theirs.get(i) : "";
      int order = Integer.compare(rank(a), rank(b));
      if (order == 0) {
        order = isNumber(a) ? compareNumbers(a, b) : a.compareTo(b);
      }
      if (order != 0) {
        return order;
      }
    }
    return release.compareTo(other.release);
  }

  @Override
  public String toString() {
    return release;
  }

  private List<String> tokens() {
    var tokens = new ArrayList<String>();
    var matcher = TOKEN.matcher(release);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  /** 6.1-rc1 is before 6.1, which is before 6.1-amd64, which is before 6.1.1. */
  private static int rank(String token) {
    if (token.equals("rc")) {
      return 0;
    }
    return token.isEmpty() ? 1 : isNumber(token) ? 3 : 2;
  }

  private static boolean isNumber(String token) {
    return !token.isEmpty() && Character.isDigit(token.charAt(0));
  }

  /** By value, of any length. */
  private static int compareNumbers(String a, String b) {
    String left = a.replaceFirst("^0+(?=.)", "");
    String right = b.replaceFirst("^0+(?=.)", "");
    int order = Integer.compare(left.length(), right.length());
    return order != 0 ? order : left.compareTo(right);
  }
}
