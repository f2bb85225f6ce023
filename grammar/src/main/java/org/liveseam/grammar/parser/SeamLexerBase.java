package org.liveseam.grammar.parser;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/**
 * What the lexer's rules need to know of the tokens before: whether a brace opens C code, whether
 * an angle bracket opens a header, which brace closes a hole in a string.
 */
public abstract class SeamLexerBase extends Lexer {
  private int last = Token.EOF;
  private int beforeLast = Token.EOF;
  private int thirdLast = Token.EOF;
  private boolean lastIsC;
  private int codeDepth;
  private boolean unclosedCode;

  protected SeamLexerBase(CharStream input) {
    super(input);
  }

  /**
   * Whether the text ended inside {@code c { }}; the last token before the end is then its body.
   */
  public boolean unclosedCode() {
    return unclosedCode;
  }

  @Override
  public Token nextToken() {
    Token token = super.nextToken();
    if (token.getType() == Token.EOF && _mode == SeamLexer.CODE) {
      unclosedCode = true;
      mode(DEFAULT_MODE);
      ((CommonToken) token).setType(SeamLexer.CODE_BODY);
      ((CommonToken) token).setStopIndex(_input.size() - 1);
    }
    if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != SeamLexer.NEWLINE) {
      thirdLast = beforeLast;
      beforeLast = last;
      last = token.getType();
      lastIsC = last == SeamLexer.NAME && token.getText().equals("c");
    }
    return token;
  }

  /** A brace behind {@code c} opens code only where a body may stand. */
  protected boolean codeFollows() {
    if (!lastIsC) {
      return false;
    }
    return switch (beforeLast) {
      case SeamLexer.WITH, SeamLexer.UNPATCH -> true;
      // "patch c {" declares a patch named c; a callback has its moment in front.
      case SeamLexer.PATCH -> thirdLast == SeamLexer.BEFORE || thirdLast == SeamLexer.AFTER;
      default -> false;
    };
  }

  /** {@code <a/b.h>} is one token behind {@code include}, a comparison anywhere else. */
  protected boolean headerFollows() {
    return last == SeamLexer.INCLUDE
        && (beforeLast == SeamLexer.CODE_BODY
            || beforeLast == SeamLexer.HEADER
            || beforeLast == SeamLexer.STRING_CLOSE);
  }

  protected boolean atStart() {
    return _tokenStartCharIndex == 0;
  }

  protected void closeBrace() {
    if (_modeStack.isEmpty()) {
      return;
    }
    popMode();
    if (_mode != DEFAULT_MODE) {
      setType(SeamLexer.HOLE_CLOSE);
    }
  }

  protected void openCodeBrace() {
    codeDepth++;
  }

  protected void closeCodeBrace() {
    if (codeDepth == 0) {
      mode(DEFAULT_MODE);
    } else {
      codeDepth--;
      setType(MORE);
    }
  }
}
