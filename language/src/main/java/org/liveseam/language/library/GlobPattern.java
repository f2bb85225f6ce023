package org.liveseam.language.library;

import com.google.re2j.Pattern;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.LibraryErrors;

/**
 * A pattern of paths as {@link java.nio.file.FileSystem#getPathMatcher} has them, matched in time
 * proportional to the path: with the JDK's own, which backtracks, a few asterisks are enough for
 * years.
 */
final class GlobPattern {
  private final String glob;
  private final StringBuilder regex = new StringBuilder("(?s)");
  private int at;

  private GlobPattern(String glob) {
    this.glob = glob;
  }

  /** Makes it; an error if it is none. */
  static Pattern compile(String glob) {
    var pattern = new GlobPattern(glob);
    pattern.translate();
    try {
      return Pattern.compile(pattern.regex.toString());
    } catch (com.google.re2j.PatternSyntaxException e) {
      throw pattern.wrong(e.getDescription());
    }
  }

  private void translate() {
    boolean inGroup = false;
    while (at < glob.length()) {
      int point = next();
      switch (point) {
        case '*' -> {
          boolean across = at < glob.length() && glob.charAt(at) == '*';
          at += across ? 1 : 0;
          regex.append(across ? ".*" : "[^/]*");
        }
        case '?' -> regex.append("[^/]");
        case '[' -> characters();
        case '{' -> {
          if (inGroup) {
            throw wrong("groups do not stand in each other");
          }
          inGroup = true;
          regex.append("(?:(?:");
        }
        case '}' -> {
          regex.append(inGroup ? "))" : "\\}");
          inGroup = false;
        }
        case ',' -> regex.append(inGroup ? ")|(?:" : ",");
        case '\\' -> literal(escaped());
        default -> literal(point);
      }
    }
    if (inGroup) {
      throw wrong("a `}` is missing");
    }
  }

  /** {@code [a-z]}, {@code [!a]}; a slash is never in it. */
  private void characters() {
    boolean none = at < glob.length() && glob.charAt(at) == '!';
    at += none ? 1 : 0;
    regex.append(none ? "[^/" : "[");
    int start = regex.length();
    while (at < glob.length() && (glob.charAt(at) != ']' || regex.length() == start)) {
      int from = next();
      int to = from;
      if (at + 1 < glob.length() && glob.charAt(at) == '-' && glob.charAt(at + 1) != ']') {
        at++;
        to = next();
      }
      if (from == '/' || to == '/') {
        throw wrong("`/` is in no name");
      }
      if (to < from) {
        throw wrong("a range goes backwards");
      }
      range(from, Math.min(to, from < '/' ? '/' - 1 : to));
      if (from < '/' && to > '/') {
        range('/' + 1, to);
      }
    }
    if (at == glob.length()) {
      throw wrong("a `]` is missing");
    }
    at++;
    regex.append(']');
  }

  private void range(int from, int to) {
    literal(from);
    regex.append('-');
    literal(to);
  }

  private int escaped() {
    if (at == glob.length()) {
      throw wrong("nothing stands behind the last `\\`");
    }
    return next();
  }

  private int next() {
    int point = glob.codePointAt(at);
    at += Character.charCount(point);
    return point;
  }

  private void literal(int point) {
    regex.append(String.format("\\x{%x}", point));
  }

  private DiagnosticException wrong(String why) {
    return Diagnostic.of(LibraryErrors.PATTERN, Values.quote(glob), "glob", why).raise();
  }
}
