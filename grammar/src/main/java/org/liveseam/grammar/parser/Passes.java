package org.liveseam.grammar.parser;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The two ways through a text: the quick one for right input, the thorough one that tells errors.
 */
public final class Passes {
  private final SeamParser parser;

  public Passes(Scan scan) {
    parser = new SeamParser(new CommonTokenStream(new ListTokenSource(scan.tokens())));
    parser.removeErrorListeners();
  }

  /**
   * The quick one, and the other where it did not get through.
   *
   * @throws SeamParserBase.TooDeep if the text nests deeper than the parser follows
   */
  public SeamParser.ProgramContext program(Errors errors) {
    SeamParser.ProgramContext whole = quick();
    return whole == null ? thorough(errors) : whole;
  }

  /** Right input nearly always parses with local lookahead alone; null when it did not. */
  private SeamParser.@Nullable ProgramContext quick() {
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return parser.program();
    } catch (ParseCancellationException notWithLocalLookahead) {
      return null;
    }
  }

  private SeamParser.ProgramContext thorough(Errors errors) {
    parser.getTokenStream().seek(0);
    parser.reset();
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    parser.setErrorHandler(errors);
    return parser.program();
  }
}
