package org.liveseam.grammar.parser;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BufferedTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.Span;
import org.liveseam.grammar.SyntaxProblem;
import org.liveseam.grammar.SyntaxProblem.Kind;

/** Collects the parser's errors and lets each give up its line; repairs nothing by guessing. */
public final class Errors extends DefaultErrorStrategy {
  private final Offsets offsets;
  private final boolean endsMidStatement;
  private final List<SyntaxProblem> problems = new ArrayList<>();

  public Errors(Offsets offsets, boolean endsMidStatement) {
    this.offsets = offsets;
    this.endsMidStatement = endsMidStatement;
  }

  public List<SyntaxProblem> problems() {
    return problems;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    beginErrorCondition(parser);
    LaidToken found = (LaidToken) e.getOffendingToken();
    if (found.isMade() && found.getType() != SeamParser.COMMAND) {
      return; // Layout has told what is missing
    }
    IntervalSet expected = expected(parser, e);
    String phrase =
        e instanceof SeamParserBase.LineNotEnded
            ? Phrases.END_OF_LINE
            : Phrases.expected(expected, e.getCtx());
    if (found.getType() == Token.EOF) {
      problems.add(atEnd(parser.getInputStream().LT(-1), phrase));
    } else if (Words.isReserved(found.getType()) && Phrases.wantsName(expected)) {
      problems.add(new SyntaxProblem(Kind.RESERVED_WORD, offsets.span(found), found.getText()));
    } else {
      // A call without parentheses that may not stand here: its argument is what surprises.
      LaidToken shown =
          found.getType() == SeamParser.COMMAND
              ? behind(found, (BufferedTokenStream) parser.getInputStream())
              : found;
      problems.add(
          new SyntaxProblem(Kind.UNEXPECTED_TOKEN, span(shown), Phrases.found(shown), phrase));
    }
  }

  /** The parser may not have read as far. */
  private static LaidToken behind(LaidToken token, BufferedTokenStream stream) {
    stream.fill();
    return (LaidToken) stream.get(token.getTokenIndex() + 1);
  }

  private Span span(LaidToken token) {
    Span span = offsets.span(token);
    return token.getType() == SeamParser.NEWLINE ? new Span(span.start(), span.start()) : span;
  }

  /** The place is behind the last token: comments and empty lines may follow. */
  private SyntaxProblem atEnd(@Nullable Token last, String expected) {
    int at = last == null ? 0 : last.getStopIndex() + 1;
    return endsMidStatement
        ? new SyntaxProblem(Kind.UNEXPECTED_END, offsets.span(at, at), expected)
        : new SyntaxProblem(
            Kind.UNEXPECTED_TOKEN, offsets.span(at, at), Phrases.END_OF_LINE, expected);
  }

  private static IntervalSet expected(Parser parser, RecognitionException e) {
    if (e instanceof NoViableAltException no
        && no.getStartToken().getTokenIndex() != no.getOffendingToken().getTokenIndex()) {
      return new IntervalSet(); // decided further back: too much could have followed
    }
    IntervalSet expected = e.getExpectedTokens();
    return expected == null ? parser.getExpectedTokens() : expected;
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    throw new SeamParserBase.GaveUp(e);
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void sync(Parser parser) {
    // Loops end where they end; the match behind them reports.
  }
}
