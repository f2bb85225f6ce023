package org.liveseam.grammar.format;

import java.util.List;
import org.liveseam.grammar.ParseResult;
import org.liveseam.grammar.Seam;
import org.liveseam.grammar.SyntaxProblem;
import org.liveseam.grammar.SyntaxProblem.Kind;
import org.liveseam.grammar.parser.Errors;
import org.liveseam.grammar.parser.Passes;
import org.liveseam.grammar.parser.Scan;

/**
 * Writes a text in the one style. Threads may share it.
 *
 * <p>What is kept: every token as it is written (strings, numbers, C code character by character),
 * every comment, and one empty line where there were some. What is not: other white space, line
 * ends other than {@code \n}, and semicolons, which become line ends. Lines are at most {@value
 * #WIDTH} characters long where there is a place to break them.
 *
 * <p>Three things are the author's choice: a block of one statement stays on its line if it was
 * written on one; a list whose first element was put on a line of its own has every element on its
 * own; and empty lines between statements.
 */
public final class Formatter {
  /** Columns that a line should not pass. */
  static final int WIDTH = 100;

  /** Breaking a line too long may give the next round a block that stands on several. */
  private static final int ROUNDS = 8;

  private Formatter() {}

  /**
   * Formats a text without problems; a form that is read but not carried out yet is none.
   *
   * @throws IllegalStateException if the result did not mean the same, which is a bug of ours
   */
  public static Formatted format(String text) {
    String before = text.replace("\r\n", "\n").replace('\r', '\n');
    List<SyntaxProblem> problems = problems(before);
    if (!problems.isEmpty()) {
      // Told with places in the text as it is.
      List<SyntaxProblem> told = before.equals(text) ? problems : problems(text);
      return new Formatted(text, told.isEmpty() ? problems : told);
    }
    String last = before;
    for (int round = 0; round < ROUNDS; round++) {
      String next = once(last);
      if (next.equals(last)) {
        return new Formatted(last, List.of());
      }
      last = next;
    }
    throw new IllegalStateException("formatting comes to no end");
  }

  private static String once(String text) {
    Scan scan = Scan.of(text);
    var errors = new Errors(scan.offsets(), scan.endsMidStatement());
    var roles = Roles.of(new Passes(scan).program(errors), scan.tokens().size());
    var pieces = Pieces.of(text, scan, roles);
    String result = new Printer(WIDTH).file(Grouping.of(pieces));
    Sameness.check(scan, result);
    return result;
  }

  /** Those that leave no whole tree to format. */
  private static List<SyntaxProblem> problems(String text) {
    ParseResult parsed = Seam.parse(text);
    return parsed.problems().stream()
        .filter(problem -> problem.kind() != Kind.NOT_IN_THIS_EDITION_YET)
        .toList();
  }
}
