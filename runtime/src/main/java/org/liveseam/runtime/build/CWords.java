package org.liveseam.runtime.build;

import java.util.ArrayList;
import java.util.List;

/** The identifiers of C text; comments, strings, characters and numbers are passed over. */
public final class CWords {
  private final String code;
  private final List<Token> tokens = new ArrayList<>();
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

  /** A word, a number or text in quotes, or one of the marks between them. */
  record Token(Kind kind, String text, int offset) {
    enum Kind {
      WORD,
      LITERAL,
      MARK
    }

    boolean is(String mark) {
      return kind != Kind.LITERAL && text.equals(mark);
    }

    boolean word() {
      return kind == Kind.WORD;
    }
  }

  /** All identifiers in their order; keywords are identifiers here. */
  public static List<Word> in(String code) {
    List<Token> tokens = tokens(code);
    var words = new ArrayList<Word>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).word()) {
        words.add(word(tokens, i));
      }
    }
    return words;
  }

  static Word word(List<Token> tokens, int index) {
    Token token = tokens.get(index);
    boolean member = index > 0 && (tokens.get(index - 1).is(".") || tokens.get(index - 1).is("->"));
    boolean called = index + 1 < tokens.size() && tokens.get(index + 1).is("(");
    return new Word(token.text(), token.offset(), member, called);
  }

  /** Everything but white space and comments. */
  static List<Token> tokens(String code) {
    var scan = new CWords(code);
    scan.run();
    return scan.tokens;
  }

  private void run() {
    while (at < code.length()) {
      char c = code.charAt(at);
      int start = at;
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '/' && peek(1) == '/') {
        lineComment();
      } else if (c == '/' && peek(1) == '*') {
        int end = code.indexOf("*/", at + 2);
        at = end < 0 ? code.length() : end + 2;
      } else if (c == '"' || c == '\'') {
        quoted(c);
        add(Token.Kind.LITERAL, start);
      } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
        while (at < code.length() && (isPart(code.charAt(at)) || code.charAt(at) == '.')) {
          at++;
        }
        add(Token.Kind.LITERAL, start);
      } else if (isPart(c)) {
        while (at < code.length() && isPart(code.charAt(at))) {
          at++;
        }
        add(Token.Kind.WORD, start);
      } else {
        at += code.startsWith("...", at) ? 3 : code.startsWith("->", at) ? 2 : 1;
        add(Token.Kind.MARK, start);
      }
    }
  }

  private void add(Token.Kind kind, int start) {
    tokens.add(new Token(kind, code.substring(start, at), start));
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
