package org.liveseam.runtime.build;

import java.util.ArrayList;
import java.util.List;

/** The identifiers of C text; comments, strings, characters and numbers are passed over. */
public final class CWords {
  private final String code;
  private final List<Word> words = new ArrayList<>();
  private int at;

  private CWords(String code) {
    this.code = code;
  }

  /**
   * One identifier.
   *
   * @param offset of its first character
   * @param member whether it stands behind {@code .} or {@code ->}
   * @param called whether a parenthesis follows
   */
  public record Word(String text, int offset, boolean member, boolean called) {}

  /** All identifiers in their order; keywords are identifiers here. */
  public static List<Word> in(String code) {
    var scan = new CWords(code);
    scan.run();
    return scan.words;
  }

  private void run() {
    int before = -1; // offset of the last character that was not white space or comment
    while (at < code.length()) {
      char c = code.charAt(at);
      int start = at;
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      } else if (c == '/' && peek(1) == '/') {
        lineComment();
        continue;
      } else if (c == '/' && peek(1) == '*') {
        int end = code.indexOf("*/", at + 2);
        at = end < 0 ? code.length() : end + 2;
        continue;
      } else if (c == '"' || c == '\'') {
        quoted(c);
      } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
        while (at < code.length() && (isPart(code.charAt(at)) || code.charAt(at) == '.')) {
          at++;
        }
      } else if (isPart(c)) {
        while (at < code.length() && isPart(code.charAt(at))) {
          at++;
        }
        words.add(new Word(code.substring(start, at), start, isMember(before), isCalled()));
      } else {
        at++;
      }
      before = at - 1;
    }
  }

  private void lineComment() {
    while (at < code.length() && code.charAt(at) != '\n') {
      at += code.charAt(at) == '\\' ? 2 : 1; // a backslash carries the comment to the next line
    }
  }

  /** Up to the closing quote, or to the end of the line: the compiler will say it is missing. */
  private void quoted(char quote) {
    at++;
    while (at < code.length() && code.charAt(at) != quote && code.charAt(at) != '\n') {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, code.length());
  }

  private boolean isMember(int before) {
    if (before < 0) {
      return false;
    }
    char last = code.charAt(before);
    char first = before == 0 ? ' ' : code.charAt(before - 1);
    return (last == '.' && first != '.') || (last == '>' && first == '-');
  }

  private boolean isCalled() {
    int next = at;
    while (next < code.length() && Character.isWhitespace(code.charAt(next))) {
      next++;
    }
    return next < code.length() && code.charAt(next) == '(';
  }

  private char peek(int ahead) {
    return at + ahead < code.length() ? code.charAt(at + ahead) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPart(char c) {
    return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
