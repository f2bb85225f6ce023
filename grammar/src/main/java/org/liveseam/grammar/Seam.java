package org.liveseam.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.build.TreeBuilder;
import org.liveseam.grammar.parser.Errors;
import org.liveseam.grammar.parser.Passes;
import org.liveseam.grammar.parser.Scan;
import org.liveseam.grammar.parser.SeamParserBase;
import org.liveseam.grammar.tree.Program;

/**
 * Reads text. Any text is accepted: what is wrong with it is in the result. Threads may share it.
 */
public final class Seam {
  private Seam() {}

  /** Parses a file, or one input of the REPL. */
  public static ParseResult parse(String text) {
    Scan scan = Scan.of(text);
    var problems = new ArrayList<>(scan.problems());
    var builder = new TreeBuilder(text, scan.offsets());
    Program tree;
    if (scan.tooDeep()) {
      tree = builder.empty();
    } else {
      var errors = new Errors(scan.offsets(), scan.endsMidStatement());
      tree = parse(scan, errors, problems, builder);
      var told = new Lines(text, scan.problems(), scan.doubtfulFrom());
      errors.problems().stream().filter(told::isNews).forEach(problems::add);
    }
    problems.addAll(builder.problems());
    problems.sort(Comparator.comparingInt(problem -> problem.span().start()));
    return new ParseResult(tree, problems, completeness(problems));
  }

  /** The tokens of a text in its order, for highlighting; what lies between them is white space. */
  public static List<Token> tokens(String text) {
    return Highlight.tokens(text, Scan.of(text));
  }

  /** The reserved words, then those that mean something only where they belong; each sorted. */
  public static List<String> keywords() {
    return Highlight.keywords();
  }

  private static Program parse(
      Scan scan, Errors errors, List<SyntaxProblem> problems, TreeBuilder builder) {
    try {
      return builder.program(new Passes(scan).program(errors));
    } catch (SeamParserBase.TooDeep e) {
      problems.add(new SyntaxProblem(Kind.TOO_DEEP, scan.offsets().span(e.token())));
      return builder.empty();
    }
  }

  private static Completeness completeness(List<SyntaxProblem> problems) {
    if (problems.isEmpty()) {
      return new Completeness.Complete();
    }
    if (!problems.stream().allMatch(problem -> problem.kind().healedByMore())) {
      return new Completeness.Wrong();
    }
    SyntaxProblem last = problems.getLast();
    return new Completeness.Incomplete(
        switch (last.kind()) {
          case UNCLOSED_TEXT -> "\"\"\"";
          case UNCLOSED_COMMENT -> "/*";
          case UNCLOSED_C_BODY -> "c {";
          default ->
              last.arguments().getFirst().isEmpty() ? "a statement" : last.arguments().getFirst();
        });
  }
}
