package org.liveseam.language.source;

import java.nio.file.Path;
import org.liveseam.grammar.format.Formatted;
import org.liveseam.grammar.format.Formatter;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Source;

/** The one style, with problems as diagnostics. */
public final class Formatting {
  private Formatting() {}

  /** The text in the one style; what is wrong with it is thrown, all of it. */
  public static String format(Source source) {
    Formatted formatted = Formatter.format(source.text());
    if (!formatted.problems().isEmpty()) {
      var text = new SourceText(source, Path.of(""));
      throw new DiagnosticException(SyntaxProblems.diagnostics(formatted.problems(), text));
    }
    return formatted.text();
  }
}
