package org.liveseam.repl.doc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.Token;
import org.liveseam.grammar.TokenClass;

/** Text of a file as Markdown that says the same: nothing in it becomes a heading, a list, HTML. */
final class MarkdownText {
  private static final Pattern BLOCK = Pattern.compile("^([#>]|[+*-](?= )|\\d+(?=[.)] ))");
  private static final Pattern TICKS = Pattern.compile("`+");

  private MarkdownText() {}

  /** Plain words, on one line. */
  static String plain(String words) {
    String line = words.strip().replaceAll("\\s+", " ").replace("<", "\\<");
    Matcher block = BLOCK.matcher(line);
    if (!block.find()) {
      return line;
    }
    boolean number = Character.isDigit(line.charAt(0));
    int at = number ? block.end() : 0;
    return line.substring(0, at) + "\\" + line.substring(at);
  }

  /** Code between as many backticks as it needs. */
  static String code(String code) {
    int longest =
        TICKS.matcher(code).results().mapToInt(ticks -> ticks.group().length()).max().orElse(0);
    String fence = "`".repeat(longest + 1);
    boolean edge = code.startsWith("`") || code.endsWith("`");
    return edge ? fence + " " + code + " " + fence : fence + code + fence;
  }

  /**
   * Code on one line, without its comments; what stands in strings and C code stays as it is, line
   * ends apart.
   */
  static String oneLine(String code) {
    var line = new StringBuilder();
    String before = "";
    int end = 0;
    for (Token token : Seam.tokens(code)) {
      if (token.type() == TokenClass.COMMENT) {
        continue;
      }
      String text = code.substring(token.span().start(), token.span().end());
      String gap = code.substring(end, token.span().start());
      end = token.span().end();
      boolean close = text.equals(")") || text.equals("]");
      if (close && before.equals(",")) {
        line.setLength(line.length() - 1); // a list over several lines ends with a comma
      }
      boolean open = before.equals("(") || before.equals("[");
      boolean wide = gap.chars().anyMatch(Character::isWhitespace);
      if (wide && !before.isEmpty() && !(gap.indexOf('\n') >= 0 && (open || close))) {
        line.append(' ');
      }
      line.append(token.type() == TokenClass.STRING ? text.replace("\n", "\\n") : text);
      before = text;
    }
    return line.toString();
  }
}
