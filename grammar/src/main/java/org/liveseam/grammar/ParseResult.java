package org.liveseam.grammar;

import java.util.List;
import org.liveseam.grammar.tree.Program;

/**
 * What the parser made of a text.
 *
 * @param tree the statements that are whole; all of them when there are no problems
 * @param problems in the order of the source
 */
public record ParseResult(Program tree, List<SyntaxProblem> problems, Completeness completeness) {
  public ParseResult {
    problems = List.copyOf(problems);
  }
}
