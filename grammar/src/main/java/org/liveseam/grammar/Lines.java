package org.liveseam.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the parser from repeating on a line what a wrong word or bracket there already caused. */
final class Lines {
  private final SourceText source;
  private final int doubtfulFrom;
  private final Set<Integer> told = new HashSet<>();

  Lines(String text, List<SyntaxProblem> problems, int doubtfulFrom) {
    this.doubtfulFrom = doubtfulFrom;
    source = new SourceText(text);
    for (SyntaxProblem problem : problems) {
      told.add(source.line(problem.span().start()));
    }
  }

  boolean isNews(SyntaxProblem problem) {
    return problem.span().start() < doubtfulFrom
        && !told.contains(source.line(problem.span().start()));
  }
}
