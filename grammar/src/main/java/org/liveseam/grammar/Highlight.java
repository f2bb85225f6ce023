package org.liveseam.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.liveseam.grammar.parser.Scan;
import org.liveseam.grammar.parser.SeamLexer;
import org.liveseam.grammar.parser.Words;

/** Sorts the lexer's tokens into the classes a reader sees. */
final class Highlight {
  private Highlight() {}

  static List<Token> tokens(String text, Scan scan) {
    List<Token> tokens = new ArrayList<>();
    boolean keywordLine = false; // the line's first word is one, so contextual words mean something
    boolean lineStart = true;
    List<? extends org.antlr.v4.runtime.Token> raw = scan.raw();
    for (int i = 0; i < raw.size() - 1; i++) {
      var token = raw.get(i);
      int type = token.getType();
      if (type == SeamLexer.NEWLINE) {
        lineStart = true;
        continue;
      }
      Span span = scan.offsets().span(token);
      if (type == SeamLexer.SPACE || span.start() == span.end()) {
        continue;
      }
      TokenClass found = classify(type);
      if (Words.isReserved(type) || Words.isContextual(type)) {
        boolean plain = isPlainName(raw, i);
        if (lineStart) {
          keywordLine = !plain;
        }
        boolean means = !plain && (Words.isReserved(type) || keywordLine);
        found = means ? TokenClass.KEYWORD : TokenClass.NAME;
      } else if (lineStart && found != TokenClass.COMMENT && found != TokenClass.PUNCTUATION) {
        keywordLine = false;
      }
      if (found != TokenClass.COMMENT && found != TokenClass.PUNCTUATION) {
        lineStart = false;
      }
      if (type == SeamLexer.CODE_BODY && !tokens.isEmpty()) {
        tokens.add(new Token(TokenClass.KEYWORD, tokens.removeLast().span())); // the c before it
      }
      tokens.add(new Token(found, span));
    }
    return List.copyOf(tokens);
  }

  /** A member, or a name that a colon follows. */
  private static boolean isPlainName(List<? extends org.antlr.v4.runtime.Token> raw, int index) {
    int before = index - 1;
    if (before >= 0 && raw.get(before).getType() == SeamLexer.DOT) {
      return true;
    }
    int next = raw.get(index + 1).getType();
    return next == SeamLexer.COLON
        || (Words.isContextual(raw.get(index).getType())
            && (next == SeamLexer.LPAREN || next == SeamLexer.DOT));
  }

  private static TokenClass classify(int type) {
    return switch (type) {
      case SeamLexer.NAME -> TokenClass.NAME;
      case SeamLexer.NUMBER -> TokenClass.NUMBER;
      case SeamLexer.STRING_OPEN,
          SeamLexer.STRING_CLOSE,
          SeamLexer.TEXT_OPEN,
          SeamLexer.TEXT_CLOSE,
          SeamLexer.STRING_TEXT,
          SeamLexer.ESCAPE,
          SeamLexer.HEADER ->
          TokenClass.STRING;
      case SeamLexer.SHEBANG,
          SeamLexer.DOC_COMMENT,
          SeamLexer.LINE_COMMENT,
          SeamLexer.BLOCK_COMMENT ->
          TokenClass.COMMENT;
      case SeamLexer.CODE_BODY -> TokenClass.C_CODE;
      case SeamLexer.STRAY, SeamLexer.FOREIGN_OPERATOR, SeamLexer.FOREIGN_STRING ->
          TokenClass.ERROR;
      case SeamLexer.LPAREN,
          SeamLexer.RPAREN,
          SeamLexer.LBRACKET,
          SeamLexer.RBRACKET,
          SeamLexer.LBRACE,
          SeamLexer.RBRACE,
          SeamLexer.HOLE_OPEN,
          SeamLexer.HOLE_CLOSE,
          SeamLexer.COMMA,
          SeamLexer.COLON,
          SeamLexer.SEMICOLON,
          SeamLexer.DOT ->
          TokenClass.PUNCTUATION;
      default -> TokenClass.OPERATOR;
    };
  }

  static List<String> keywords() {
    return Stream.concat(words(SeamLexer.AND, SeamLexer.TYPE_NAME), contextual()).toList();
  }

  private static Stream<String> contextual() {
    return words(SeamLexer.AFTER, SeamLexer.WITH + 1);
  }

  private static Stream<String> words(int from, int end) {
    return IntStream.range(from, end)
        .mapToObj(SeamLexer.VOCABULARY::getLiteralName)
        .map(quoted -> quoted.substring(1, quoted.length() - 1))
        .sorted();
  }
}
