package org.liveseam.grammar.parser;

import java.util.LinkedHashSet;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** What a token, or a set of expected ones, is called in a problem's arguments. */
final class Phrases {
  static final String END_OF_LINE = "the end of the line";
  private static final int MOST = 4;
  private static final int LONGEST = 40;

  private Phrases() {}

  static String found(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> "the end of the text";
      case SeamParser.NEWLINE -> END_OF_LINE;
      case SeamParser.STRING_OPEN, SeamParser.TEXT_OPEN -> "a string";
      default -> quote(token.getText());
    };
  }

  private static String quote(String text) {
    String line = text.lines().findFirst().orElse("");
    return "`" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "`";
  }

  static boolean wantsName(IntervalSet expected) {
    return expected.contains(SeamParser.NAME) && !expected.contains(SeamParser.LET);
  }

  /** A phrase such as {@code a value} or {@code `)` or `,`}; empty when too much could follow. */
  static String expected(IntervalSet expected, @Nullable RuleContext context) {
    if (context instanceof SeamParser.PatchItemContext) {
      return "a field of a patch";
    }
    if (context instanceof SeamParser.ObjectItemContext) {
      return "`replace` or a callback";
    }
    if (context instanceof SeamParser.MisplacedContext || expected.contains(SeamParser.LET)) {
      return "a statement";
    }
    Set<String> phrases = new LinkedHashSet<>();
    boolean value = expected.contains(SeamParser.NUMBER);
    boolean operators = expected.contains(SeamParser.STAR) && expected.contains(SeamParser.DOT);
    if (value) {
      phrases.add("a value");
    } else if (expected.contains(SeamParser.NAME)) {
      phrases.add("a name");
    }
    for (int type : expected.toArray()) {
      boolean said =
          (Words.isName(type) && expected.contains(SeamParser.NAME))
              || (value && startsValue(type))
              || (operators && isOperator(type))
              || (type == SeamParser.BLOCK_CLOSE && expected.contains(SeamParser.NEWLINE));
      if (!said && type != SeamParser.COMMAND) {
        phrases.add(phrase(type));
      }
    }
    return phrases.size() > MOST ? "" : String.join(" or ", phrases);
  }

  private static String phrase(int type) {
    return switch (type) {
      case Token.EOF, SeamParser.NEWLINE -> END_OF_LINE;
      case SeamParser.BLOCK_OPEN, SeamParser.VALUE_OPEN, SeamParser.RECORD_OPEN -> "`{`";
      case SeamParser.BLOCK_CLOSE, SeamParser.RECORD_CLOSE, SeamParser.HOLE_CLOSE -> "`}`";
      case SeamParser.STRING_OPEN, SeamParser.TEXT_OPEN -> "a string";
      case SeamParser.TYPE_NAME -> "a type";
      case SeamParser.CODE_BODY -> "`c { }`";
      case SeamParser.HEADER -> "a header";
      default -> {
        String literal = SeamParser.VOCABULARY.getLiteralName(type);
        yield literal == null
            ? SeamParser.VOCABULARY.getSymbolicName(type)
            : "`" + literal.substring(1, literal.length() - 1) + "`";
      }
    };
  }

  private static boolean startsValue(int type) {
    return Words.startsArgument(type)
        || switch (type) {
          case SeamParser.LPAREN,
              SeamParser.LBRACKET,
              SeamParser.TYPE_NAME,
              SeamParser.RECORD_OPEN,
              SeamParser.VALUE_OPEN,
              SeamParser.MINUS,
              SeamParser.IF,
              SeamParser.MATCH,
              SeamParser.TRY,
              SeamParser.UNSAFE ->
              true;
          default -> false;
        };
  }

  private static boolean isOperator(int type) {
    return switch (type) {
      case SeamParser.DOT,
          SeamParser.LPAREN,
          SeamParser.LBRACKET,
          SeamParser.STAR,
          SeamParser.SLASH,
          SeamParser.PERCENT,
          SeamParser.PLUS,
          SeamParser.MINUS,
          SeamParser.RANGE,
          SeamParser.RANGE_BELOW,
          SeamParser.EQUAL,
          SeamParser.NOT_EQUAL,
          SeamParser.LESS,
          SeamParser.LESS_OR_EQUAL,
          SeamParser.GREATER,
          SeamParser.GREATER_OR_EQUAL,
          SeamParser.ASSIGN,
          SeamParser.AND,
          SeamParser.OR ->
          true;
      default -> false;
    };
  }
}
