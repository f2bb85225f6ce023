package org.liveseam.runtime.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.liveseam.runtime.build.CWords.Token;

/**
 * The identifiers of a body of C that mean something outside of it: no members, tags and labels,
 * and no variables that the body declares itself, where they are in scope.
 *
 * <p>There are no types to go by. {@code a * b;} is taken for a declaration, as nobody computes a
 * product to throw it away.
 */
public final class FreeNames {
  private static final Set<String> TAGS = Set.of("struct", "union", "enum", "goto");

  /** Words at the beginning of a statement that no type begins with. */
  private static final Set<String> NO_TYPE =
      Set.of(
          "break",
          "case",
          "continue",
          "default",
          "do",
          "else",
          "extern",
          "for",
          "goto",
          "if",
          "return",
          "sizeof",
          "switch",
          "while");

  /** Words whose parentheses belong to a type. */
  private static final Set<String> TYPE_OF =
      Set.of("typeof", "__typeof__", "__typeof", "__attribute__", "_Alignas");

  private static final Set<String> BEHIND_NAME = Set.of("=", ",", ";", "[");

  private final List<Token> tokens;
  private final List<CWords.Word> found = new ArrayList<>();
  private final Deque<Set<String>> scopes = new ArrayDeque<>();

  /** Index of the first token of the statement. */
  private int start;

  /** Parentheses that are open in the statement. */
  private int depth;

  private boolean declaring;

  private FreeNames(List<Token> tokens) {
    this.tokens = tokens;
    scopes.push(new HashSet<>());
  }

  /**
   * In their order.
   *
   * @param code statements, without the braces around them
   */
  public static List<CWords.Word> in(String code) {
    var names = new FreeNames(CWords.tokens(code));
    names.run();
    return names.found;
  }

  private void run() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case WORD -> word(i);
        case MARK -> mark(token.text(), i);
        case LITERAL -> {}
      }
    }
  }

  private void mark(String mark, int at) {
    switch (mark) {
      case "{" -> {
        scopes.push(new HashSet<>());
        begin(at + 1);
      }
      case "}" -> {
        if (scopes.size() > 1) {
          scopes.pop();
        }
        begin(at + 1);
      }
      case ";" -> begin(at + 1);
      case ":" -> {
        boolean label = at == start + 1 && tokens.get(start).word();
        if (label || (at > start && tokens.get(start).is("case"))) {
          begin(at + 1);
        }
      }
      case "(" -> {
        if (is(at - 1, "for")) {
          begin(at + 1); // what stands there first may be a declaration
        } else {
          depth++;
        }
      }
      case ")" -> {
        if (depth == 0) {
          begin(at + 1);
        } else {
          depth--;
        }
      }
      default -> {}
    }
  }

  private void begin(int at) {
    start = at;
    depth = 0;
    declaring = false;
  }

  private void word(int at) {
    CWords.Word word = CWords.word(tokens, at);
    if (declares(at)) {
      declaring = true;
      scopes.getFirst().add(word.text());
      return;
    }
    boolean label = at == start && is(at + 1, ":");
    boolean tag = at > 0 && TAGS.contains(tokens.get(at - 1).text());
    boolean local = scopes.stream().anyMatch(scope -> scope.contains(word.text()));
    if (!word.member() && !label && !tag && !local) {
      found.add(word);
    }
  }

  private boolean declares(int at) {
    boolean pointerToFunction =
        is(at - 1, "*") && is(at - 2, "(") && is(at + 1, ")") && is(at + 2, "(");
    if (pointerToFunction) {
      return depth == 1 && (declaring ? is(at - 3, ",") : isType(start, at - 2));
    }
    if (depth > 0 || at + 1 >= tokens.size() || !BEHIND_NAME.contains(tokens.get(at + 1).text())) {
      return false;
    }
    if (!declaring) {
      return isType(start, at);
    }
    int before = at - 1;
    while (is(before, "*")) {
      before--;
    }
    return is(before, ",");
  }

  /** Words and stars, the first a word that a type may begin with. */
  private boolean isType(int from, int to) {
    if (from >= to || !tokens.get(from).word()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (token.word() && TYPE_OF.contains(token.text()) && is(i + 1, "(")) {
        i = behindParentheses(i + 1) - 1;
      } else if (!token.is("*") && (!token.word() || NO_TYPE.contains(token.text()))) {
        return false;
      }
    }
    return true;
  }

  private int behindParentheses(int from) {
    int open = 0;
    int at = from;
    do {
      open += is(at, "(") ? 1 : is(at, ")") ? -1 : 0;
      at++;
    } while (open > 0 && at < tokens.size());
    return at;
  }

  private boolean is(int index, String text) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(text);
  }
}
