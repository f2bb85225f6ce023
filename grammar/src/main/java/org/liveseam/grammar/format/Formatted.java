package org.liveseam.grammar.format;

import java.util.List;
import org.liveseam.grammar.SyntaxProblem;

/**
 * What became of a text.
 *
 * @param text in the one style; as it was if there are problems
 * @param problems why it was left as it is; empty if it was not
 */
public record Formatted(String text, List<SyntaxProblem> problems) {
  public Formatted {
    problems = List.copyOf(problems);
  }
}
