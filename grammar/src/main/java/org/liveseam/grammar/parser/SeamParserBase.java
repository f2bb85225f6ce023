package org.liveseam.grammar.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Errors by line, and a limit to nesting.
 *
 * <p>A syntax error gives up the innermost line it stands in: its context is marked with the
 * exception, everything up to the end of that line is skipped, and the parser goes on behind it. So
 * one input can have several errors, and a context without a mark is whole.
 */
public abstract class SeamParserBase extends Parser {
  /** Rules under way at once; far below what a thread with a stack of 512 KiB can hold. */
  public static final int DEPTH_LIMIT = 1000;

  private final Deque<Integer> depths = new ArrayDeque<>();
  private int depth;

  protected SeamParserBase(TokenStream input) {
    super(input);
  }

  /** More rules under way than {@link #DEPTH_LIMIT}. */
  public static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Token token;

    TooDeep(Token token) {
      super("too deep", null, false, false);
      this.token = token;
    }

    /** Where the limit was passed. */
    public Token token() {
      return token;
    }
  }

  /** A whole statement with something behind it on its line. */
  static final class LineNotEnded extends InputMismatchException {
    private static final long serialVersionUID = 1L;

    LineNotEnded(Parser parser) {
      super(parser);
    }
  }

  /** Carries an error from the rule that met it to the line it stands in. */
  static final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RecognitionException error;

    GaveUp(RecognitionException error) {
      super(null, error, false, false);
      this.error = error;
    }
  }

  protected void giveUp(ParserRuleContext line, RecognitionException e) {
    _errHandler.reportError(this, e);
    if (_errHandler instanceof BailErrorStrategy) {
      throw new ParseCancellationException(e);
    }
    skipLine(line, e);
  }

  protected void recover(ParserRuleContext line, GaveUp e) {
    skipLine(line, e.error);
  }

  private void skipLine(ParserRuleContext line, RecognitionException e) {
    line.exception = e;
    int lineDepth = ((LaidToken) line.getStart()).depth();
    while (true) {
      LaidToken next = (LaidToken) _input.LT(1);
      boolean end = next.getType() == SeamParser.NEWLINE && next.depth() == lineDepth;
      if (end || next.getType() == Token.EOF || next.depth() < lineDepth) {
        return;
      }
      _input.consume();
    }
  }

  /** A statement is followed by the end of its line; said here so that the error is the line's. */
  protected void requireEndOfLine() {
    switch (_input.LA(1)) {
      case SeamParser.NEWLINE, SeamParser.BLOCK_CLOSE, Token.EOF -> {}
      default -> throw new LineNotEnded(this);
    }
  }

  /** The next token starts nothing that may stand here. */
  protected void refuse() {
    throw new InputMismatchException(this);
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int ruleIndex) {
    descend();
    super.enterRule(context, state, ruleIndex);
  }

  @Override
  public void exitRule() {
    depth--;
    super.exitRule();
  }

  @Override
  public void enterRecursionRule(
      ParserRuleContext context, int state, int ruleIndex, int precedence) {
    depths.push(depth);
    descend();
    super.enterRecursionRule(context, state, ruleIndex, precedence);
  }

  // a + b + c nests to the left in the tree although the parser only loops.
  @Override
  public void pushNewRecursionContext(ParserRuleContext context, int state, int ruleIndex) {
    descend();
    super.pushNewRecursionContext(context, state, ruleIndex);
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    depth = depths.pop();
    super.unrollRecursionContexts(parent);
  }

  private void descend() {
    if (++depth > DEPTH_LIMIT) {
      throw new TooDeep(_input.LT(1));
    }
  }

  @Override
  public void reset() {
    super.reset();
    depth = 0;
    if (depths != null) { // the super constructor resets before this class's fields exist
      depths.clear();
    }
  }
}
