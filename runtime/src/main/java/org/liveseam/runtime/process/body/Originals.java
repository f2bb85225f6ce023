package org.liveseam.runtime.process.body;

import org.liveseam.runtime.model.Body;

/** Whether a replacement calls what it stands in for. */
final class Originals {
  private static final String WORD = "original";

  private Originals() {}

  /**
   * Said too often rather than too seldom: an unused way costs 32 bytes.
   *
   * @param function the replaced one
   */
  static boolean uses(Body body, String function) {
    return switch (body) {
      case Body.Symbol symbol -> false;
      case Body.Closure closure -> true;
      case Body.SymbolFromBinary binary -> true;
      case Body.InlineC c -> FunctionCode.mentions(c.code(), WORD);
      case Body.SymbolFrom from ->
          FunctionCode.mentions(from.file().text(), WORD)
              || FunctionCode.mentions(from.file().text(), WORD + "_" + function);
    };
  }
}
