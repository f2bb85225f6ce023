package org.liveseam.grammar.parser;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.liveseam.grammar.SyntaxProblem;
import org.liveseam.grammar.SyntaxProblem.Kind;

/**
 * A text as tokens, before and after layout.
 *
 * @param raw the lexer's tokens, hidden ones too, the last one EOF
 * @param tokens the parser's
 * @param problems those of words and brackets
 * @param tooDeep whether layout stopped at its limit
 * @param endsMidStatement whether the text ends where a newline would not end a statement
 * @param doubtfulFrom offset from which brackets may be counted wrongly
 */
public record Scan(
    Offsets offsets,
    List<? extends Token> raw,
    List<LaidToken> tokens,
    List<SyntaxProblem> problems,
    boolean tooDeep,
    boolean endsMidStatement,
    int doubtfulFrom) {

  public static Scan of(String written) {
    String text = withoutLoneSurrogates(written);
    var offsets = new Offsets(text);
    var lexer = new SeamLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    List<Token> raw = new ArrayList<>();
    do {
      raw.add(lexer.nextToken());
    } while (raw.getLast().getType() != Token.EOF);
    var layout = new Layout(text, raw, offsets);
    List<LaidToken> tokens = layout.tokens();
    List<SyntaxProblem> problems = new ArrayList<>(layout.problems());
    if (lexer.unclosedCode()) {
      CommonToken code = (CommonToken) raw.get(raw.size() - 2);
      problems.add(new SyntaxProblem(Kind.UNCLOSED_C_BODY, Brackets.head(offsets, code, 1)));
    }
    return new Scan(
        offsets,
        raw,
        tokens,
        problems,
        layout.tooDeep(),
        layout.endsMidStatement(),
        layout.doubtfulFrom());
  }

  /** ANTLR takes code points only; the replacement is as long and is told as a stray character. */
  private static String withoutLoneSurrogates(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      if (clean == null) {
        clean = new StringBuilder(text);
      }
      clean.setCharAt(i, '\uFFFD');
    }
    return clean == null ? text : clean.toString();
  }
}
